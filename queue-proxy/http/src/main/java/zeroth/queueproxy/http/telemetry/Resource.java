package zeroth.queueproxy.http.telemetry;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.names.RevisionId;

/**
 * What a queue-proxy calls itself to those who gather metrics: OpenTelemetry's resource, with upstream's attributes.
 *
 * @param service the Knative Service, which may be empty, as may its Configuration
 */
public record Resource(RevisionId revision, String service, String configuration, String pod) {
    String labels() {
        return Stream.of(
                        Label.of("container_name", "queue-proxy"),
                        named("k8s_namespace_name", revision.namespace()),
                        named("k8s_pod_name", pod),
                        named("kn_configuration_name", configuration),
                        named("kn_revision_name", revision.name()),
                        named("kn_service_name", service),
                        named("service_instance_id", pod),
                        named("service_name", name()))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(","));
    }

    private String name() {
        return Stream.of(service, configuration, revision.name(), pod)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String named(String name, String value) {
        return value.isEmpty() ? "" : Label.of(name, value);
    }
}
