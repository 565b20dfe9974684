package zeroth.names;

/** HTTP headers that Knative's parts set and read. Header names are compared without regard to case. */
public final class Headers {
    public static final String REVISION = "Knative-Serving-Revision";
    public static final String NAMESPACE = "Knative-Serving-Namespace";
    public static final String TAG = "Knative-Serving-Tag";
    public static final String DEFAULT_ROUTE = "Knative-Serving-Default-Route";
    public static final String ORIGINAL_HOST = "K-Original-Host";
    /** Says which hop holds the request; queue-proxy counts a request that carries it as proxied. */
    public static final String PROXY_REQUEST = "K-Proxy-Request";

    public static final String NETWORK_PROBE = "K-Network-Probe";
    public static final String NETWORK_HASH = "K-Network-Hash";
    public static final String KUBELET_PROBE = "K-Kubelet-Probe";
    public static final String PASSTHROUGH_LB = "K-Passthrough-Lb";

    /** The value of {@link #PROXY_REQUEST} and {@link #NETWORK_PROBE} for an activator. */
    public static final String ACTIVATOR = "activator";

    /** The value of {@link #NETWORK_PROBE} for a queue-proxy. */
    public static final String QUEUE = "queue";

    /** The value of {@link #NETWORK_PROBE} for a probe of the ingress. */
    public static final String PROBE = "probe";

    public static final String KUBE_PROBE_AGENT = "kube-probe/";
    public static final String AUTOSCALING_PROBE_AGENT = "Knative-Autoscaling-Probe";
    public static final String ACTIVATOR_PROBE_AGENT = "Knative-Activator-Probe";

    private Headers() {}
}
