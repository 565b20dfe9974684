package zeroth.apiserver.table;

import static zeroth.apiserver.table.Columns.age;
import static zeroth.apiserver.table.Columns.number;
import static zeroth.apiserver.table.Columns.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.object.Json;

/** A Deployment in a line. */
final class DeploymentColumns {
    private DeploymentColumns() {}

    static List<Column> all() {
        return List.of(
                text(
                        "Ready",
                        it -> status(it, "readyReplicas") + "/"
                                + Json.at(it, "spec", "replicas").asInt()),
                number("Up-to-date", it -> status(it, "updatedReplicas")),
                number("Available", it -> status(it, "availableReplicas")),
                age(),
                text("Containers", it -> BuiltInColumns.joined(containers(it), "name"))
                        .wide(),
                text("Images", it -> BuiltInColumns.joined(containers(it), "image"))
                        .wide());
    }

    private static int status(JsonNode deployment, String field) {
        return Json.at(deployment, "status", field).asInt();
    }

    private static JsonNode containers(JsonNode deployment) {
        return Json.at(deployment, "spec", "template", "spec", "containers");
    }
}
