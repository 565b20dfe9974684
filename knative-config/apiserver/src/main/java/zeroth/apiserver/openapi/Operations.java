package zeroth.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;

/** The paths of one kind, with the parameters that clients look for before they use them. */
final class Operations {
    private static final List<String> CHANGES = List.of("fieldManager", "fieldValidation");

    private Operations() {}

    static Map<String, ObjectNode> of(Kind kind, String schema) {
        var root = (kind.group().isEmpty() ? "/api/" : "/apis/")
                + kind.apiVersion()
                + (kind.isNamespaced() ? "/namespaces/{namespace}/" : "/")
                + kind.names().plural();
        var paths = new LinkedHashMap<String, ObjectNode>();
        var many = Json.object();
        many.set("post", operation(kind, "post", schema));
        paths.put(root, many);
        if (!kind.has(Kind.Feature.REVIEW)) {
            many.set("get", operation(kind, "list", schema));
            var one = Json.object();
            List.of("get", "put", "patch", "delete")
                    .forEach(method -> one.set(method, operation(kind, method, schema)));
            paths.put(root + "/{name}", one);
        }
        return paths;
    }

    static void identify(ObjectNode node, Kind kind) {
        node.put("group", kind.group()).put("version", kind.version()).put("kind", kind.name());
    }

    private static ObjectNode operation(Kind kind, String action, String schema) {
        var operation = Json.object().put("x-kubernetes-action", action);
        identify(operation.putObject("x-kubernetes-group-version-kind"), kind);
        if (List.of("post", "put", "patch").contains(action)) {
            var parameters = operation.putArray("parameters");
            CHANGES.forEach(name -> parameter(parameters, name));
        }
        var answer = operation.putObject("responses").putObject("200").put("description", "OK");
        answer.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
        return operation;
    }

    private static void parameter(ArrayNode parameters, String name) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", "query")
                .putObject("schema")
                .put("type", "string");
    }
}
