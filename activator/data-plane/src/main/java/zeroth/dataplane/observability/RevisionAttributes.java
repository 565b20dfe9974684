package zeroth.dataplane.observability;

import java.util.stream.Stream;
import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.pods.Owners;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Attribute;
import zeroth.queueproxy.http.telemetry.Attributes;
import zeroth.queueproxy.http.telemetry.RequestLabels;

/** What is said of a Revision, under upstream's names. */
public final class RevisionAttributes {
    private static final String NAMESPACE = "k8s.namespace.name";
    private static final String REVISION = "kn.revision.name";

    private RevisionAttributes() {}

    /** A stage that leaves it for who tells of the request. */
    public static void label(Exchange exchange, Stage.Next next) {
        RequestLabels.put(exchange, of(Heading.of(exchange)));
        next.handle(exchange);
    }

    /** Without what is empty. */
    static Attributes of(Heading heading) {
        Owners owners = heading.owners();
        return new Attributes(Stream.of(
                        Attribute.of(NAMESPACE, heading.revision().namespace()),
                        Attribute.of("kn.configuration.name", owners.configuration()),
                        Attribute.of(REVISION, heading.revision().name()),
                        Attribute.of("kn.service.name", owners.service()))
                .filter(attribute -> !attribute.value().isEmpty())
                .toList());
    }

    static Attributes of(RevisionId revision) {
        return Attributes.of(Attribute.of(NAMESPACE, revision.namespace()), Attribute.of(REVISION, revision.name()));
    }
}
