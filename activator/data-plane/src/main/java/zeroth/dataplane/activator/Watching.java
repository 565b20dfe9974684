package zeroth.dataplane.activator;

import java.util.List;
import java.util.stream.Stream;
import zeroth.dataplane.pods.Heading;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Attribute;
import zeroth.queueproxy.http.telemetry.Attributes;
import zeroth.queueproxy.http.telemetry.RequestLabels;
import zeroth.queueproxy.http.telemetry.Tracer;

/**
 * Stages that only look on, where somebody asked for it: around everything, where the Revision is known, where a request
 * begins to wait, and where its turn has come.
 */
public record Watching(List<Stage> outside, List<Stage> resolved, List<Stage> waiting, List<Stage> inside) {
    /** Nobody looks on. */
    public static final Watching NONE = new Watching(List.of(), List.of(), List.of(), List.of());

    public Watching {
        outside = List.copyOf(outside);
        resolved = List.copyOf(resolved);
        waiting = List.copyOf(waiting);
        inside = List.copyOf(inside);
    }

    public static Watching by(Tracer tracer) {
        return new Watching(
                List.of(tracer::outside), List.of(Watching::label), List.of(tracer::waiting), List.of(tracer::inside));
    }

    /** Under upstream's names; what is empty is left out. */
    private static void label(Exchange exchange, Stage.Next next) {
        Heading heading = Heading.of(exchange);
        RequestLabels.put(
                exchange,
                new Attributes(Stream.of(
                                Attribute.of(
                                        "k8s.namespace.name", heading.revision().namespace()),
                                Attribute.of(
                                        "kn.configuration.name",
                                        heading.owners().configuration()),
                                Attribute.of(
                                        "kn.revision.name", heading.revision().name()),
                                Attribute.of("kn.service.name", heading.owners().service()))
                        .filter(attribute -> !attribute.value().isEmpty())
                        .toList()));
        next.handle(exchange);
    }
}
