package zeroth.apiserver.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zeroth.apiserver.definition.Definitions;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.refusal.Refusal.Cause;

/** What a CustomResourceDefinition must say. A new one is held until its objects are gone. */
final class DefinitionRules {
    private DefinitionRules() {}

    static void check(Kind kind, ObjectNode definition) {
        if (!kind.resource().equals(BuiltInKinds.DEFINITIONS)) {
            return;
        }
        var metadata = Metadata.of(definition);
        var causes = causes(definition, metadata.name());
        if (!causes.isEmpty()) {
            throw Refusal.invalid(kind.title(), kind.named(metadata.name()), causes);
        }
        hold(metadata);
    }

    private static List<Cause> causes(JsonNode definition, String name) {
        var causes = new ArrayList<Cause>();
        Stream.of(List.of("group"), List.of("scope"), List.of("names", "kind"), List.of("names", "plural"))
                .filter(path -> text(definition, path).isEmpty())
                .forEach(path -> causes.add(Cause.required("spec." + String.join(".", path), "")));
        if (Json.at(definition, "spec", "versions").isEmpty()) {
            causes.add(Cause.required("spec.versions", "must have at least one version"));
        }
        var expected = text(definition, List.of("names", "plural")) + "." + text(definition, List.of("group"));
        if (!name.equals(expected)) {
            causes.add(
                    Cause.invalid("metadata.name", "\"" + name + "\"", "must be spec.names.plural+\".\"+spec.group"));
        }
        return causes;
    }

    private static String text(JsonNode definition, List<String> path) {
        return Json.at(definition.path("spec"), path.toArray(String[]::new)).asText("");
    }

    private static void hold(Metadata metadata) {
        var finalizers = new ArrayList<>(metadata.finalizers());
        if (!finalizers.contains(Definitions.FINALIZER)) {
            finalizers.add(Definitions.FINALIZER);
        }
        metadata.setFinalizers(finalizers);
    }
}
