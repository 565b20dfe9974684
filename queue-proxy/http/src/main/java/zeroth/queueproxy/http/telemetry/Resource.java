package zeroth.queueproxy.http.telemetry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.names.RevisionId;

/**
 * What a queue-proxy calls itself to those who gather metrics: OpenTelemetry's resource, with upstream's attributes.
 *
 * @param service the Knative Service, which may be empty, as may its Configuration
 */
public record Resource(RevisionId revision, String service, String configuration, String pod) {
    /** Under OpenTelemetry's names; none of them is empty. */
    List<Map.Entry<String, String>> attributes() {
        return Stream.of(
                        Map.entry("container.name", "queue-proxy"),
                        Map.entry("k8s.namespace.name", revision.namespace()),
                        Map.entry("k8s.pod.name", pod),
                        Map.entry("kn.configuration.name", configuration),
                        Map.entry("kn.revision.name", revision.name()),
                        Map.entry("kn.service.name", service),
                        Map.entry("service.instance.id", pod),
                        Map.entry("service.name", name()))
                .filter(attribute -> !attribute.getValue().isEmpty())
                .toList();
    }

    /** Under Prometheus' names. */
    String labels() {
        return attributes().stream()
                .map(attribute -> Label.of(attribute.getKey().replace('.', '_'), attribute.getValue()))
                .collect(Collectors.joining(","));
    }

    private String name() {
        return Stream.of(service, configuration, revision.name(), pod)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
