package zeroth.apiserver.table;

import static zeroth.apiserver.table.Columns.age;
import static zeroth.apiserver.table.Columns.path;
import static zeroth.apiserver.table.Columns.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.object.Json;

/** A pod in a line. */
final class PodColumns {
    private PodColumns() {}

    static List<Column> all() {
        return List.of(
                text("Ready", PodColumns::ready),
                text("Status", PodColumns::status),
                text("Restarts", PodColumns::restarts),
                age(),
                path("IP", "string", ".status.podIP").wide(),
                path("Node", "string", ".spec.nodeName").wide());
    }

    private static String ready(JsonNode pod) {
        var ready = statuses(pod)
                .filter(container -> container.path("ready").asBoolean())
                .count();
        return ready + "/" + Json.at(pod, "spec", "containers").size();
    }

    /** The worst that is to be told: why a container waits or ended, else the phase. */
    private static String status(JsonNode pod) {
        var phase = Json.at(pod, "status", "reason")
                .asText(Json.at(pod, "status", "phase").asText("Unknown"));
        var told =
                statuses(pod).flatMap(container -> reason(container).stream()).findFirst();
        if (Json.at(pod, "metadata", "deletionTimestamp").isTextual()) {
            return "Terminating";
        }
        return told.orElse(phase);
    }

    private static Optional<String> reason(JsonNode container) {
        var waiting = Json.at(container, "state", "waiting", "reason").asText("");
        var terminated = Json.at(container, "state", "terminated");
        if (!waiting.isEmpty()) {
            return Optional.of(waiting);
        }
        if (terminated.isMissingNode()) {
            return Optional.empty();
        }
        var reason = terminated.path("reason").asText("");
        return Optional.of(
                reason.isEmpty() ? "ExitCode:" + terminated.path("exitCode").asInt() : reason);
    }

    private static String restarts(JsonNode pod) {
        return Integer.toString(statuses(pod)
                .mapToInt(container -> container.path("restartCount").asInt())
                .sum());
    }

    private static Stream<JsonNode> statuses(JsonNode pod) {
        return Json.elements(Json.at(pod, "status", "containerStatuses"));
    }
}
