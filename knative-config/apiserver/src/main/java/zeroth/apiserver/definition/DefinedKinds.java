package zeroth.apiserver.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.table.Columns;

/** Reads a CustomResourceDefinition. */
final class DefinedKinds {
    private DefinedKinds() {}

    static Resource resource(JsonNode definition) {
        return new Resource(
                Json.at(definition, "spec", "group").asText(),
                Json.at(definition, "spec", "names", "plural").asText());
    }

    /** One for each version that is served. */
    static List<Kind> of(JsonNode definition) {
        return Json.elements(Json.at(definition, "spec", "versions"))
                .filter(version -> version.path("served").asBoolean())
                .map(version -> kind(definition, version))
                .toList();
    }

    private static Kind kind(JsonNode definition, JsonNode version) {
        var isNamespaced = Json.at(definition, "spec", "scope").asText().equals("Namespaced");
        return new Kind(
                resource(definition),
                version.path("name").asText(),
                names(Json.at(definition, "spec", "names")),
                isNamespaced ? Kind.Scope.NAMESPACED : Kind.Scope.CLUSTER,
                Kind.Origin.CUSTOM,
                features(version.path("subresources")),
                scale(version.path("subresources").path("scale")),
                columns(version.path("additionalPrinterColumns")));
    }

    private static Kind.Names names(JsonNode names) {
        var kind = names.path("kind").asText();
        return new Kind.Names(
                kind,
                names.path("plural").asText(),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                Json.texts(names.path("shortNames")),
                Json.texts(names.path("categories")));
    }

    private static EnumSet<Kind.Feature> features(JsonNode subresources) {
        var features = EnumSet.of(Kind.Feature.GENERATION);
        if (subresources.has("status")) {
            features.add(Kind.Feature.STATUS);
        }
        return features;
    }

    private static Optional<Kind.ScalePaths> scale(JsonNode scale) {
        if (scale.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new Kind.ScalePaths(
                path(scale, "specReplicasPath"),
                path(scale, "statusReplicasPath"),
                Optional.of(path(scale, "labelSelectorPath")).filter(path -> !path.isEmpty())));
    }

    private static String path(JsonNode scale, String field) {
        var path = scale.path(field).asText("");
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static List<Column> columns(JsonNode columns) {
        return columns.isEmpty()
                ? List.of(Columns.age())
                : Json.elements(columns).map(DefinedKinds::column).toList();
    }

    private static Column column(JsonNode column) {
        var type = column.path("type").asText("string");
        return new Column(
                column.path("name").asText(),
                type,
                column.path("description").asText(""),
                column.path("priority").asInt(),
                Columns.cell(type, column.path("jsonPath").asText()));
    }
}
