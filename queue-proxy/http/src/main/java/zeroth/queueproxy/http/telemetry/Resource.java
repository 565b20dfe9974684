package zeroth.queueproxy.http.telemetry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import zeroth.names.RevisionId;

/**
 * What a queue-proxy calls itself to those who gather metrics: OpenTelemetry's resource, with upstream's attributes.
 *
 * @param service the Knative Service, which may be empty, as may its Configuration
 * @param given what others say of it: they may give its {@code service.name} another value, and add to the rest
 */
public record Resource(
        RevisionId revision, String service, String configuration, String pod, Map<String, String> given) {
    static final String NAME = "service.name";

    public Resource {
        given = Map.copyOf(given);
    }

    /** Under OpenTelemetry's names; none of them is empty. */
    Attributes attributes() {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(Map.of(
                "container.name",
                "queue-proxy",
                "k8s.namespace.name",
                revision.namespace(),
                "k8s.pod.name",
                pod,
                "kn.configuration.name",
                configuration,
                "kn.revision.name",
                revision.name(),
                "kn.service.name",
                service,
                "service.instance.id",
                pod,
                NAME,
                name()));
        return new Attributes(all.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isEmpty())
                .map(attribute -> Attribute.of(attribute.getKey(), attribute.getValue()))
                .toList());
    }

    /** As OTLP has it. */
    Protobuf protobuf() {
        Protobuf resource = new Protobuf();
        List<Attribute> all = attributes().all();
        all.forEach(attribute -> resource.message(1, attribute.protobuf()));
        return resource;
    }

    private String name() {
        return Stream.of(given.getOrDefault(NAME, ""), service, configuration, revision.name(), pod)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
