package zeroth.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.List;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.refusal.Refusal.Cause;

/** RFC 6902, a JSON patch: operations one after the other, all or none. */
record Operations(ArrayNode operations) implements Patch {
    /** As in Kubernetes: each operation costs a walk of the object. */
    private static final int MOST = 10_000;

    static Operations of(JsonNode body) {
        if (!(body instanceof ArrayNode operations)) {
            throw Refusal.badRequest("a JSON patch must be a JSON array of operations");
        }
        if (operations.size() > MOST) {
            throw Refusal.badRequest("a JSON patch must have at most " + MOST + " operations");
        }
        return new Operations(operations);
    }

    @Override
    public ObjectNode apply(ObjectNode target) {
        try {
            if (JsonPatch.apply(operations, target) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonPatchException | IllegalArgumentException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
        throw failed("the result is no object");
    }

    private static Refusal failed(String why) {
        return Refusal.invalid(
                "the server rejected our request due to an error in our request:",
                new Refusal.Subject("", "", ""),
                List.of(new Cause("FieldValueInvalid", "patch", why)));
    }
}
