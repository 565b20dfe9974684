package zeroth.dataplane.activator;

import java.util.List;
import java.util.stream.Stream;
import zeroth.dataplane.observability.Metering;
import zeroth.dataplane.observability.RevisionAttributes;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Tracer;

/**
 * Stages that only look on, where somebody asked for it: around everything, where the Revision is known, where a request
 * begins to wait, and where its turn has come.
 */
public record Watching(List<Stage> outside, List<Stage> resolved, List<Stage> waiting, List<Stage> inside) {
    private static final List<Stage> LABEL = List.of(RevisionAttributes::label);

    /** Nobody looks on. */
    public static final Watching NONE = new Watching(List.of(), List.of(), List.of(), List.of());

    public Watching {
        outside = List.copyOf(outside);
        resolved = List.copyOf(resolved);
        waiting = List.copyOf(waiting);
        inside = List.copyOf(inside);
    }

    public static Watching by(Tracer tracer) {
        return new Watching(List.of(tracer::outside), LABEL, List.of(tracer::waiting), List.of(tracer::inside));
    }

    public static Watching by(Metering.Requests metrics) {
        return new Watching(List.of(metrics.asked()::outside), LABEL, List.of(), List.of(metrics.sentOn()::inside));
    }

    /** The others look on within. */
    public Watching around(Watching others) {
        return new Watching(
                both(outside, others.outside),
                both(resolved, others.resolved),
                both(waiting, others.waiting),
                both(inside, others.inside));
    }

    private static List<Stage> both(List<Stage> first, List<Stage> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
