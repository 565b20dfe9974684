package zeroth.dataplane.metrics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Where metrics of this process go, by {@code config-observability}: read once, as upstream does. */
public sealed interface MetricsSetting {
    /** Nowhere. */
    record Off() implements MetricsSetting {}

    /** To who scrapes them there; an empty host is every address. */
    record Scraped(String host, int port) implements MetricsSetting {}

    /**
     * What the ConfigMap says. A push, and traces, are said to be missing, and are no reason not to serve.
     *
     * @throws IllegalStateException with a sentence that names the key, if it cannot be read
     */
    static MetricsSetting parse(Map<String, String> data) {
        String tracing = data.getOrDefault(Keys.TRACING, Keys.NONE);
        if (!tracing.equals(Keys.NONE) && !tracing.isEmpty()) {
            Keys.missing(Keys.TRACING, tracing);
        }
        String protocol = data.getOrDefault(Keys.PROTOCOL, Keys.NONE);
        return switch (protocol) {
            case "", Keys.NONE -> new Off();
            case "prometheus" -> Keys.scraped(data.getOrDefault(Keys.ENDPOINT, ""));
            case "http/protobuf", "grpc" -> {
                Keys.missing(Keys.PROTOCOL, protocol);
                yield new Off();
            }
            default ->
                throw new IllegalStateException(
                        "config-observability: %s is %s (expected: none, prometheus, http/protobuf or grpc)"
                                .formatted(Keys.PROTOCOL, protocol));
        };
    }

    /** How the ConfigMap is written. */
    final class Keys {
        static final String NONE = "none";
        static final String PROTOCOL = "metrics-protocol";
        static final String ENDPOINT = "metrics-endpoint";
        static final String TRACING = "tracing-protocol";
        private static final int USUAL_PORT = 9090;
        private static final Logger LOG = System.getLogger(MetricsSetting.class.getName());

        private Keys() {}

        private static void missing(String key, String value) {
            LOG.log(Level.WARNING, "config-observability: {0} is {1}, which this activator has not", key, value);
        }

        private static MetricsSetting scraped(String endpoint) {
            if (endpoint.isEmpty()) {
                return new Scraped("", USUAL_PORT);
            }
            int colon = endpoint.lastIndexOf(':');
            try {
                return new Scraped(
                        endpoint.substring(0, Math.max(0, colon)), Integer.parseInt(endpoint.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalStateException(
                        "config-observability: %s is %s (expected: host and port)".formatted(ENDPOINT, endpoint), e);
            }
        }
    }
}
