package zeroth.apiserver.table;

import static zeroth.apiserver.table.Columns.age;
import static zeroth.apiserver.table.Columns.number;
import static zeroth.apiserver.table.Columns.path;
import static zeroth.apiserver.table.Columns.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;

/** The columns of Kubernetes' own kinds; upstream computes them in code, so they are code here as well. */
public final class BuiltInColumns {
    private static final List<Column> AGE_ONLY = List.of(age());

    private static final Map<String, List<Column>> BY_KIND = Map.of(
            "Namespace", List.of(path("Status", "string", ".status.phase"), age()),
            "Node",
                    List.of(
                            text("Status", BuiltInColumns::nodeStatus),
                            path("Version", "string", ".status.nodeInfo.kubeletVersion"),
                            age()),
            "Pod", PodColumns.all(),
            "Service", ServiceColumns.all(),
            "ConfigMap",
                    List.of(
                            number(
                                    "Data",
                                    map -> map.path("data").size()
                                            + map.path("binaryData").size()),
                            age()),
            "Secret",
                    List.of(
                            path("Type", "string", ".type"),
                            number("Data", secret -> secret.path("data").size()),
                            age()),
            "Event", EventColumns.all(),
            "Deployment", DeploymentColumns.all(),
            "EndpointSlice",
                    List.of(
                            path("AddressType", "string", ".addressType"),
                            text("Ports", slice -> joined(slice.path("ports"), "port")),
                            text("Endpoints", BuiltInColumns::addresses),
                            age()),
            "Lease", List.of(path("Holder", "string", ".spec.holderIdentity"), age()));

    private BuiltInColumns() {}

    public static List<Column> of(Kind kind) {
        return switch (kind.name()) {
            case "Endpoints" -> List.of(text("Endpoints", BuiltInColumns::endpoints), age());
            case "CustomResourceDefinition" -> List.of(path("Created At", "date", ".metadata.creationTimestamp"));
            default -> BY_KIND.getOrDefault(kind.name(), AGE_ONLY);
        };
    }

    private static String nodeStatus(JsonNode node) {
        return Json.elements(Json.at(node, "status", "conditions"))
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .map(condition -> condition.path("status").asText().equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
    }

    private static String addresses(JsonNode slice) {
        return orNone(Json.elements(slice.path("endpoints"))
                .flatMap(endpoint -> Json.elements(endpoint.path("addresses")))
                .map(JsonNode::asText)
                .collect(Collectors.joining(",")));
    }

    private static String endpoints(JsonNode endpoints) {
        return orNone(Json.elements(endpoints.path("subsets"))
                .flatMap(subset -> Json.elements(subset.path("addresses"))
                        .flatMap(address -> Json.elements(subset.path("ports"))
                                .map(port -> address.path("ip").asText() + ":"
                                        + port.path("port").asText())))
                .collect(Collectors.joining(",")));
    }

    static String joined(JsonNode array, String field) {
        return orNone(Json.elements(array)
                .map(element -> element.path(field).asText())
                .collect(Collectors.joining(",")));
    }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }
}
