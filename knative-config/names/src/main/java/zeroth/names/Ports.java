package zeroth.names;

/** Port numbers and names of Knative's data plane, as they are on a cluster. A laptop maps them: find them by name. */
public final class Ports {
    public static final int BACKEND_HTTP = 8012;
    public static final int BACKEND_HTTP2 = 8013;
    public static final int BACKEND_HTTPS = 8112;
    public static final int QUEUE_ADMIN = 8022;
    public static final int AUTOSCALING_METRICS = 9090;
    public static final int USER_METRICS = 9091;
    public static final int PROFILING = 8008;
    public static final int DEFAULT_USER_PORT = 8080;
    public static final int SERVICE_HTTP = 80;
    public static final int SERVICE_HTTP2 = 81;
    public static final int SERVICE_HTTPS = 443;

    public static final String HTTP = "http";
    public static final String HTTP2 = "http2";
    public static final String HTTPS = "https";
    public static final String AUTOSCALING_METRICS_NAME = "http-autometric";
    public static final String USER_METRICS_NAME = "http-usermetric";
    public static final String USER_PORT_NAME = "user-port";
    public static final String QUEUE_PORT_NAME = "queue-port";
    public static final String QUEUE_ADMIN_NAME = "http-queueadm";

    private Ports() {}
}
