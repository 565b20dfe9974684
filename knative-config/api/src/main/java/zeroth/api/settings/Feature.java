package zeroth.api.settings;

import zeroth.api.settings.FeaturesSettings.Flag;

/** An optional feature of upstream, by its key in {@code config-features}. */
public enum Feature {
    MULTI_CONTAINER("multi-container", Flag.ENABLED),
    MULTI_CONTAINER_PROBING("multi-container-probing"),
    AUTODETECT_HTTP2("autodetect-http2"),
    TAG_HEADER_BASED_ROUTING("tag-header-based-routing"),
    MOUNT_PODINFO("queueproxy.mount-podinfo"),
    RESOURCE_DEFAULTS("queueproxy.resource-defaults"),
    ADD_CAPABILITIES("kubernetes.containerspec-addcapabilities"),
    AFFINITY("kubernetes.podspec-affinity"),
    TOPOLOGY_SPREAD_CONSTRAINTS("kubernetes.podspec-topologyspreadconstraints"),
    HOST_ALIASES("kubernetes.podspec-hostaliases"),
    NODE_SELECTOR("kubernetes.podspec-nodeselector"),
    TOLERATIONS("kubernetes.podspec-tolerations"),
    FIELD_REF("kubernetes.podspec-fieldref"),
    RUNTIME_CLASS_NAME("kubernetes.podspec-runtimeclassname"),
    DNS_POLICY("kubernetes.podspec-dnspolicy"),
    DNS_CONFIG("kubernetes.podspec-dnsconfig"),
    SECURITY_CONTEXT("kubernetes.podspec-securitycontext"),
    SHARE_PROCESS_NAMESPACE("kubernetes.podspec-shareprocessnamespace"),
    HOST_IPC("kubernetes.podspec-hostipc"),
    HOST_PID("kubernetes.podspec-hostpid"),
    HOST_NETWORK("kubernetes.podspec-hostnetwork"),
    PRIORITY_CLASS_NAME("kubernetes.podspec-priorityclassname"),
    SCHEDULER_NAME("kubernetes.podspec-schedulername"),
    INIT_CONTAINERS("kubernetes.podspec-init-containers"),
    PERSISTENT_VOLUME_CLAIM("kubernetes.podspec-persistent-volume-claim"),
    PERSISTENT_VOLUME_WRITE("kubernetes.podspec-persistent-volume-write"),
    VOLUMES_EMPTY_DIR("kubernetes.podspec-volumes-emptydir", Flag.ENABLED),
    VOLUMES_HOST_PATH("kubernetes.podspec-volumes-hostpath"),
    VOLUMES_CSI("kubernetes.podspec-volumes-csi"),
    VOLUMES_EPHEMERAL("kubernetes.podspec-volumes-ephemeral"),
    VOLUMES_IMAGE("kubernetes.podspec-volumes-image"),
    VOLUMES_MOUNT_PROPAGATION("kubernetes.podspec-volumes-mount-propagation");

    private final String key;
    private final Flag byDefault;

    Feature(String key) {
        this(key, Flag.DISABLED);
    }

    Feature(String key, Flag byDefault) {
        this.key = key;
        this.byDefault = byDefault;
    }

    /** Its key in the ConfigMap. */
    public String key() {
        return key;
    }

    Flag byDefault() {
        return byDefault;
    }
}
