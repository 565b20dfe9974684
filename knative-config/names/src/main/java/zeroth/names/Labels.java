package zeroth.names;

/** Labels on the objects of a Knative Service. */
public final class Labels {
    public static final String SERVICE = "serving.knative.dev/service";
    public static final String SERVICE_UID = "serving.knative.dev/serviceUID";
    public static final String CONFIGURATION = "serving.knative.dev/configuration";
    public static final String CONFIGURATION_UID = "serving.knative.dev/configurationUID";
    public static final String CONFIGURATION_GENERATION = "serving.knative.dev/configurationGeneration";
    public static final String REVISION = "serving.knative.dev/revision";
    public static final String REVISION_UID = "serving.knative.dev/revisionUID";
    public static final String ROUTE = "serving.knative.dev/route";
    public static final String ROUTE_NAMESPACE = "serving.knative.dev/routeNamespace";
    public static final String ROUTING_STATE = "serving.knative.dev/routingState";
    public static final String APP = "app";
    public static final String VISIBILITY = "networking.knative.dev/visibility";
    public static final String SERVERLESS_SERVICE = "networking.internal.knative.dev/serverlessservice";
    /** {@code Public} or {@code Private}, on the two Kubernetes Services of a ServerlessService. */
    public static final String SERVICE_TYPE = "networking.internal.knative.dev/serviceType";

    /** On an EndpointSlice: the Kubernetes Service that it belongs to. */
    public static final String KUBERNETES_SERVICE_NAME = "kubernetes.io/service-name";

    private Labels() {}
}
