package zeroth.apiserver.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kind.ScalePaths;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;

/** Reads and writes the scale of one kind's objects. */
public record Scale(Kind kind, ScalePaths paths) {

    public ObjectNode of(ObjectNode object) {
        var scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        Metadata.of(scale)
                .takeFrom(Metadata.of(object), "name", "namespace", "uid", "resourceVersion", "creationTimestamp");
        scale.putObject("spec").put("replicas", at(object, paths.specReplicas()).asInt());
        var status = scale.putObject("status")
                .put("replicas", at(object, paths.statusReplicas()).asInt());
        var selector = selector(object);
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    /** The object with the scale that an edit asks for. */
    public ObjectNode applied(ObjectNode object, ScaleEdit edit) {
        var wish = edit.applyTo(of(object));
        var replicas = Json.at(wish, "spec", "replicas");
        if (!replicas.canConvertToInt() || replicas.asInt() < 0) {
            throw Refusal.invalid(
                    "Scale.autoscaling",
                    kind.named(Metadata.of(object).name()),
                    List.of(Refusal.Cause.invalid(
                            "spec.replicas", replicas.toString(), "must be greater than or equal to 0")));
        }
        Metadata.of(object).takeFrom(Metadata.of(wish), "resourceVersion");
        put(object, paths.specReplicas(), replicas.asInt());
        return object;
    }

    private String selector(ObjectNode object) {
        return paths.selector()
                .map(path -> at(object, path).asText(""))
                .orElseGet(() -> Json.at(object, "spec", "selector", "matchLabels").properties().stream()
                        .map(label -> label.getKey() + "=" + label.getValue().asText())
                        .sorted()
                        .collect(Collectors.joining(",")));
    }

    private static JsonNode at(ObjectNode object, String path) {
        return Json.at(object, path.split("\\."));
    }

    private static void put(ObjectNode object, String path, int value) {
        var names = List.of(path.split("\\."));
        var parent = object;
        for (var name : names.subList(0, names.size() - 1)) {
            parent = Json.child(parent, name);
        }
        parent.put(names.getLast(), value);
    }
}
