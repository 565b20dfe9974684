package zeroth.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;

/** RFC 7386: objects are merged, {@code null} removes, everything else replaces. */
record MergePatch(JsonNode patch) implements Patch {

    @Override
    public ObjectNode apply(ObjectNode target) {
        if (merged(target, patch) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("a merge patch must be a JSON object");
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        var result = target instanceof ObjectNode object ? object : Json.object();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
