package zeroth.apiserver.table;

import static zeroth.apiserver.table.Columns.age;
import static zeroth.apiserver.table.Columns.path;
import static zeroth.apiserver.table.Columns.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.object.Json;

/** A Kubernetes Service in a line. */
final class ServiceColumns {
    private ServiceColumns() {}

    static List<Column> all() {
        return List.of(
                path("Type", "string", ".spec.type"),
                text(
                        "Cluster-IP",
                        service -> BuiltInColumns.orNone(
                                Json.at(service, "spec", "clusterIP").asText(""))),
                text("External-IP", ServiceColumns::external),
                text("Port(s)", ServiceColumns::ports),
                age(),
                text("Selector", ServiceColumns::selector).wide());
    }

    private static String external(JsonNode service) {
        return BuiltInColumns.orNone(Json.at(service, "spec", "externalName").asText(""));
    }

    private static String ports(JsonNode service) {
        return BuiltInColumns.orNone(Json.elements(Json.at(service, "spec", "ports"))
                .map(port ->
                        port.path("port").asText() + "/" + port.path("protocol").asText("TCP"))
                .collect(Collectors.joining(",")));
    }

    private static String selector(JsonNode service) {
        return BuiltInColumns.orNone(Json.at(service, "spec", "selector").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .sorted()
                .collect(Collectors.joining(",")));
    }
}
