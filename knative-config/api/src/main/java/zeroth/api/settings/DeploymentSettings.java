package zeroth.api.settings;

import static zeroth.api.settings.Rule.require;

import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoText;

/**
 * How a Revision's Deployment is made: {@code config-deployment}.
 *
 * @param registriesSkippingTagResolving images there keep the tag that the user wrote
 * @param queueSidecarRequests by resource name
 * @param queueSidecarTokenAudiences of the tokens that queue-proxy gets
 * @param podIsAlwaysSchedulable a pod that cannot be scheduled is not a failure: a node will come
 */
public record DeploymentSettings(
        String queueSidecarImage,
        Duration progressDeadline,
        Duration digestResolutionTimeout,
        List<String> registriesSkippingTagResolving,
        Map<String, Quantity> queueSidecarRequests,
        Map<String, Quantity> queueSidecarLimits,
        List<String> queueSidecarTokenAudiences,
        String queueSidecarRootCa,
        Tls queueSidecarTls,
        Affinity defaultAffinity,
        List<RuntimeClass> runtimeClasses,
        boolean podIsAlwaysSchedulable) {
    public static final String NAME = "config-deployment";

    public DeploymentSettings {
        require(!queueSidecarImage.isEmpty(), "queue-sidecar-image cannot be empty or unset");
        Rule.positive("progress-deadline", progressDeadline, " cannot be a non-positive duration, was ");
        require(
                GoDuration.isWholeSeconds(progressDeadline),
                "progress-deadline must be rounded to a whole second, was: " + GoDuration.format(progressDeadline));
        Rule.positive("digest-resolution-timeout", digestResolutionTimeout, " cannot be a non-positive duration, was ");
    }

    /** Where the pods of a Revision should run. */
    public enum Affinity {
        SPREAD_OVER_NODES,
        NONE
    }

    /** What queue-proxy is told of TLS, as it stands in the ConfigMap; empty text: Go's default. */
    public record Tls(String minVersion, String maxVersion, String cipherSuites, String curvePreferences) {}

    /** There are no defaults without an image of queue-proxy. */
    public static DeploymentSettings parse(Map<String, String> data) {
        Entries entries = new Entries(data);
        return new DeploymentSettings(
                entries.text("", "queue-sidecar-image", "queueSidecarImage"),
                entries.duration(Duration.ofSeconds(600), "progress-deadline", "progressDeadline"),
                entries.duration(Duration.ofSeconds(10), "digest-resolution-timeout", "digestResolutionTimeout"),
                entries.list(
                        List.of("kind.local", "ko.local", "dev.local"),
                        "registries-skipping-tag-resolving",
                        "registriesSkippingTagResolving"),
                requests(entries),
                entries.quantities(resources("limit", "Limit")),
                entries.list(List.of(), "queue-sidecar-token-audiences"),
                entries.text("", "queue-sidecar-rootca"),
                tls(entries),
                affinity(entries.text("prefer-spread-revision-over-nodes", "default-affinity-type")),
                RuntimeClass.parse(entries.text("", "runtime-class-name")),
                entries.isOn(false, "pod-is-always-schedulable"));
    }

    private static Map<String, Quantity> requests(Entries entries) {
        Map<String, Quantity> amounts = new TreeMap<>(Map.of("cpu", Quantity.parse("25m")));
        amounts.putAll(entries.quantities(resources("request", "Request")));
        return Map.copyOf(amounts);
    }

    private static Map<String, List<String>> resources(String kind, String oldKind) {
        return Map.of(
                "cpu", List.of("queue-sidecar-cpu-" + kind, "queueSidecarCPU" + oldKind),
                "memory", List.of("queue-sidecar-memory-" + kind, "queueSidecarMemory" + oldKind),
                "ephemeral-storage",
                        List.of("queue-sidecar-ephemeral-storage-" + kind, "queueSidecarEphemeralStorage" + oldKind));
    }

    private static Tls tls(Entries entries) {
        return new Tls(
                entries.text("", "queue-sidecar-tls-min-version"),
                entries.text("", "queue-sidecar-tls-max-version"),
                entries.text("", "queue-sidecar-tls-cipher-suites"),
                entries.text("", "queue-sidecar-tls-curve-preferences"));
    }

    private static Affinity affinity(String text) {
        return switch (text) {
            case "prefer-spread-revision-over-nodes" -> Affinity.SPREAD_OVER_NODES;
            case "none" -> Affinity.NONE;
            default -> throw new InvalidSettings("unsupported default-affinity-type value: " + GoText.quote(text));
        };
    }
}
