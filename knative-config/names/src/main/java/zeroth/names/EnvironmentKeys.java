package zeroth.names;

/** Environment of the user's container and of queue-proxy. */
public final class EnvironmentKeys {
    public static final String PORT = "PORT";
    public static final String K_REVISION = "K_REVISION";
    public static final String K_CONFIGURATION = "K_CONFIGURATION";
    public static final String K_SERVICE = "K_SERVICE";
    public static final String K_SINK = "K_SINK";

    public static final String CONTAINER_CONCURRENCY = "CONTAINER_CONCURRENCY";
    public static final String QUEUE_SERVING_PORT = "QUEUE_SERVING_PORT";
    public static final String QUEUE_SERVING_TLS_PORT = "QUEUE_SERVING_TLS_PORT";
    public static final String USER_PORT = "USER_PORT";
    public static final String REVISION_TIMEOUT_SECONDS = "REVISION_TIMEOUT_SECONDS";
    public static final String REVISION_RESPONSE_START_TIMEOUT_SECONDS = "REVISION_RESPONSE_START_TIMEOUT_SECONDS";
    public static final String REVISION_IDLE_TIMEOUT_SECONDS = "REVISION_IDLE_TIMEOUT_SECONDS";
    public static final String SERVING_READINESS_PROBE = "SERVING_READINESS_PROBE";
    public static final String ENABLE_MULTI_CONTAINER_PROBES = "ENABLE_MULTI_CONTAINER_PROBES";
    public static final String ENABLE_HTTP2_AUTO_DETECTION = "ENABLE_HTTP2_AUTO_DETECTION";
    public static final String ENABLE_HTTP_FULL_DUPLEX = "ENABLE_HTTP_FULL_DUPLEX";
    public static final String SERVING_LOGGING_CONFIG = "SERVING_LOGGING_CONFIG";
    public static final String SERVING_LOGGING_LEVEL = "SERVING_LOGGING_LEVEL";
    public static final String SERVING_NAMESPACE = "SERVING_NAMESPACE";
    public static final String SERVING_SERVICE = "SERVING_SERVICE";
    public static final String SERVING_CONFIGURATION = "SERVING_CONFIGURATION";
    public static final String SERVING_REVISION = "SERVING_REVISION";
    public static final String SERVING_POD = "SERVING_POD";
    public static final String SERVING_POD_IP = "SERVING_POD_IP";
    public static final String OBSERVABILITY_CONFIG = "OBSERVABILITY_CONFIG";
    public static final String QUEUE_PROXY_TLS_MIN_VERSION = "QUEUE_PROXY_TLS_MIN_VERSION";
    public static final String QUEUE_PROXY_TLS_MAX_VERSION = "QUEUE_PROXY_TLS_MAX_VERSION";
    public static final String QUEUE_PROXY_TLS_CIPHER_SUITES = "QUEUE_PROXY_TLS_CIPHER_SUITES";
    public static final String QUEUE_PROXY_TLS_CURVE_PREFERENCES = "QUEUE_PROXY_TLS_CURVE_PREFERENCES";

    /** Set to {@link Annotations#NO_SIDECAR} where the program serves what a queue-proxy would. */
    public static final String ZEROTH_SIDECAR = "ZEROTH_SIDECAR";

    /** Where such a program listens on a laptop, whose pods share their address. */
    public static final String ZEROTH_QUEUE_HOST = "ZEROTH_QUEUE_HOST";

    public static final String ZEROTH_QUEUE_ADMIN_PORT = "ZEROTH_QUEUE_ADMIN_PORT";
    public static final String ZEROTH_QUEUE_METRICS_PORT = "ZEROTH_QUEUE_METRICS_PORT";
    public static final String METRICS_PROMETHEUS_PORT = "METRICS_PROMETHEUS_PORT";

    private EnvironmentKeys() {}
}
