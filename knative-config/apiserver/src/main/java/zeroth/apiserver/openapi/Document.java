package zeroth.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.schema.Schema;
import zeroth.apiserver.schema.Schemas;

/** The OpenAPI document of the kinds of one group and version. */
record Document(List<Kind> kinds, Schemas schemas) {

    ObjectNode tree() {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Zeroth").put("version", "v1.34.0");
        var paths = document.putObject("paths");
        kinds.forEach(kind -> Operations.of(kind, nameOf(kind)).forEach(paths::set));
        document.putObject("components").set("schemas", components());
        return document;
    }

    private ObjectNode components() {
        var components = Json.object();
        var made = schemas.components(kinds.getFirst().apiVersion());
        made.properties().forEach(schema -> components.set(schema.getKey(), schema.getValue()));
        kinds.stream()
                .filter(kind -> !components.has(nameOf(kind)))
                .forEach(kind -> components.set(nameOf(kind), described(kind)));
        return components;
    }

    private ObjectNode described(Kind kind) {
        var schema = schemas.of(kind).orElseGet(Schema::open).node();
        var described = schema instanceof ObjectNode object ? object.deepCopy() : Json.object();
        Operations.identify(
                described.putArray("x-kubernetes-group-version-kind").addObject(), kind);
        return described;
    }

    /** Those that the build made have short names; the others carry their group, as upstream's. */
    private String nameOf(Kind kind) {
        return Optional.of(kind.name())
                .filter(schemas.components(kind.apiVersion())::has)
                .orElseGet(() -> reversed(kind.group()) + "." + kind.version() + "." + kind.name());
    }

    private static String reversed(String group) {
        var words = new ArrayList<>(List.of(group.split("\\.")));
        Collections.reverse(words);
        return String.join(".", words);
    }
}
