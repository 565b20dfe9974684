package zeroth.apiserver.schema.generate;

import java.util.Map;
import java.util.Optional;

/**
 * Which lists a strategic merge patch adds to, and by which field it tells their elements apart. Upstream says so in tags of
 * its Go types, which the model classes do not have.
 */
final class MergeKeys {
    /** A key of nothing: the elements are plain values. */
    private static final String VALUES = "";

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("ObjectMeta.finalizers", VALUES),
            Map.entry("ObjectMeta.ownerReferences", "uid"),
            Map.entry("PodSpec.containers", "name"),
            Map.entry("PodSpec.initContainers", "name"),
            Map.entry("PodSpec.ephemeralContainers", "name"),
            Map.entry("PodSpec.volumes", "name"),
            Map.entry("PodSpec.imagePullSecrets", "name"),
            Map.entry("PodSpec.hostAliases", "ip"),
            Map.entry("PodSpec.topologySpreadConstraints", "topologyKey"),
            Map.entry("PodSpec.resourceClaims", "name"),
            Map.entry("Container.env", "name"),
            Map.entry("Container.ports", "containerPort"),
            Map.entry("Container.volumeMounts", "mountPath"),
            Map.entry("Container.volumeDevices", "devicePath"),
            Map.entry("PodStatus.conditions", "type"),
            Map.entry("PodStatus.podIPs", "ip"),
            Map.entry("PodStatus.hostIPs", "ip"),
            Map.entry("DeploymentStatus.conditions", "type"),
            Map.entry("ServiceSpec.ports", "port"),
            Map.entry("ServiceStatus.conditions", "type"),
            Map.entry("ServiceAccount.secrets", "name"),
            Map.entry("NodeSpec.taints", "key"),
            Map.entry("NodeStatus.conditions", "type"),
            Map.entry("NodeStatus.addresses", "type"),
            Map.entry("NamespaceStatus.conditions", "type"));

    private MergeKeys() {}

    static Optional<String> of(String type, String property) {
        return Optional.ofNullable(KEYS.get(type + "." + property));
    }
}
