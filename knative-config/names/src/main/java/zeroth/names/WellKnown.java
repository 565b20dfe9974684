package zeroth.names;

/** Well-known objects of an installation. */
public final class WellKnown {
    public static final String SYSTEM_NAMESPACE = "knative-serving";
    public static final String ACTIVATOR_SERVICE = "activator-service";
    public static final String USER_CONTAINER = "user-container";
    public static final String QUEUE_PROXY_CONTAINER = "queue-proxy";

    /** Images below this registry are Applications of this machine; no registry is asked for them. */
    public static final String LOCAL_REGISTRY = "dev.local/";

    public static final String QUEUE_PROXY_IMAGE = "dev.local/queue-proxy";

    /** The value of the annotation {@link Annotations#INGRESS_CLASS} on Ingresses that Zeroth's gateway serves. */
    public static final String INGRESS_CLASS = "zeroth.ingress.networking.knative.dev";

    private WellKnown() {}
}
