package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zeroth.api.settings.Feature;
import zeroth.controller.settings.Settings;

/** What queue-proxy may use: what the installation says, and over it what the Revision's annotations say. */
final class QueueProxyResources {
    private static final String PREFIX = "queue.sidecar.serving.knative.dev/";
    private static final List<String> NAMES = List.of("cpu", "memory", "ephemeral-storage");
    private static final Map<String, Quantity> REQUESTS_BY_FEATURE = Map.of("memory", Quantity.parse("400Mi"));
    private static final Map<String, Quantity> LIMITS_BY_FEATURE =
            Map.of("cpu", Quantity.parse("1000m"), "memory", Quantity.parse("800Mi"));

    private QueueProxyResources() {}

    static ResourceRequirements of(Revision revision, Settings settings) {
        boolean byFeature = settings.features().isEnabled(Feature.RESOURCE_DEFAULTS);
        Map<String, Quantity> requests = new TreeMap<>(byFeature ? REQUESTS_BY_FEATURE : Map.of());
        Map<String, Quantity> limits = new TreeMap<>(byFeature ? LIMITS_BY_FEATURE : Map.of());
        requests.putAll(settings.deployment().queueSidecarRequests());
        limits.putAll(settings.deployment().queueSidecarLimits());
        new ResourcePercentage(revision).apply(requests, limits);
        for (String name : NAMES) {
            annotation(revision, name + "-resource-request").ifPresent(amount -> requests.put(name, amount));
            annotation(revision, name + "-resource-limit").ifPresent(amount -> limits.put(name, amount));
        }
        return new ResourceRequirementsBuilder()
                .withRequests(requests)
                .withLimits(limits)
                .build();
    }

    private static Optional<Quantity> annotation(Revision revision, String key) {
        return Optional.ofNullable(revision.getMetadata().getAnnotations().get(PREFIX + key))
                .filter(text -> !text.isEmpty())
                .map(Quantity::parse);
    }
}
