package zeroth.controller.revision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import zeroth.api.notation.GoDuration;

/**
 * What queue-proxy is told of logs, metrics and traces: {@code config-observability} as one JSON object, as upstream's
 * queue-proxy reads it. What the ConfigMap does not say is left out; queue-proxy knows the defaults.
 */
record Observability(Map<String, String> data) {
    private static final String DEFAULT_PROFILING = "disabled";

    /** Where people read the logs of that Revision. */
    Optional<String> logUrl(String revisionUid) {
        return find("logging.revision-url-template").map(template -> template.replace("${REVISION_UID}", revisionUid));
    }

    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        put(root, "tracing", tracing());
        put(root, "metrics", metrics("metrics"));
        put(root, "runtime", runtime());
        put(root, "requestMetrics", metrics("request-metrics"));
        flag(root, "enableRequestLog", "logging.enable-request-log");
        text(root, "requestLogTemplate", "logging.request-log-template");
        flag(root, "enableProbeRequestLog", "logging.enable-probe-request-log");
        return root.toString();
    }

    private ObjectNode tracing() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        text(node, "protocol", "tracing-protocol");
        text(node, "endpoint", "tracing-endpoint");
        find("tracing-sampling-rate").ifPresent(rate -> node.put("samplingRate", Double.parseDouble(rate)));
        return node;
    }

    private ObjectNode metrics(String prefix) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        text(node, "protocol", prefix + "-protocol");
        text(node, "endpoint", prefix + "-endpoint");
        duration(node, prefix + "-export-interval");
        return node;
    }

    private ObjectNode runtime() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("profiling", find("runtime-profiling").orElse(DEFAULT_PROFILING));
        duration(node, "runtime-export-interval");
        return node;
    }

    private void text(ObjectNode node, String field, String key) {
        find(key).ifPresent(value -> node.put(field, value));
    }

    private void flag(ObjectNode node, String field, String key) {
        find(key).filter(Boolean::parseBoolean).ifPresent(_ -> node.put(field, true));
    }

    /** Go writes a duration in nanoseconds. */
    private void duration(ObjectNode node, String key) {
        find(key).flatMap(GoDuration::parse).ifPresent(time -> node.put("exportInterval", time.toNanos()));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(data.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static void put(ObjectNode root, String field, ObjectNode value) {
        if (!value.isEmpty()) {
            root.set(field, value);
        }
    }
}
