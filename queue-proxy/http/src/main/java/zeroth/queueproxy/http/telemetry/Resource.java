package zeroth.queueproxy.http.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import zeroth.names.RevisionId;

/**
 * What a part of the platform calls itself to those who gather metrics and traces: OpenTelemetry's resource, with upstream's
 * attributes under OpenTelemetry's names; none of them is empty.
 */
public record Resource(Attributes attributes) {
    static final String NAME = "service.name";

    private static final String NAMESPACE = "k8s.namespace.name";
    private static final String POD = "k8s.pod.name";
    private static final String INSTANCE = "service.instance.id";

    /**
     * A queue-proxy's.
     *
     * @param service the Knative Service, which may be empty, as may its Configuration
     * @param given what others say of it: they may give its {@code service.name} another value, and add to the rest
     */
    public static Resource ofQueueProxy(
            RevisionId revision, String service, String configuration, String pod, Map<String, String> given) {
        return of(
                given,
                Map.of(
                        "container.name",
                        "queue-proxy",
                        NAMESPACE,
                        revision.namespace(),
                        POD,
                        pod,
                        "kn.configuration.name",
                        configuration,
                        "kn.revision.name",
                        revision.name(),
                        "kn.service.name",
                        service,
                        INSTANCE,
                        pod,
                        NAME,
                        first(given.getOrDefault(NAME, ""), service, configuration, revision.name(), pod)));
    }

    /** An activator's, in Knative's own namespace. */
    public static Resource ofActivator(String namespace, String pod, Map<String, String> given) {
        return of(
                given,
                Map.of(
                        NAMESPACE,
                        namespace,
                        POD,
                        pod,
                        INSTANCE,
                        pod,
                        NAME,
                        first(given.getOrDefault(NAME, ""), "activator")));
    }

    /** As OTLP has it. */
    Protobuf protobuf() {
        Protobuf resource = new Protobuf();
        attributes.all().forEach(attribute -> resource.message(1, attribute.protobuf()));
        return resource;
    }

    private static Resource of(Map<String, String> given, Map<String, String> known) {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(known);
        return new Resource(new Attributes(all.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isEmpty())
                .map(attribute -> Attribute.of(attribute.getKey(), attribute.getValue()))
                .toList()));
    }

    private static String first(String... names) {
        return Stream.of(names).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
