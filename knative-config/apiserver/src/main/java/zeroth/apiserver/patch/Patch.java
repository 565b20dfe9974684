package zeroth.apiserver.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.refusal.Refusal;

/** A change to an object that says only what is different. */
public sealed interface Patch permits MergePatch, Operations {
    String MERGE = "application/merge-patch+json";
    String OPERATIONS = "application/json-patch+json";
    String STRATEGIC = "application/strategic-merge-patch+json";
    String APPLY = "application/apply-patch+yaml";

    /** The changed object. {@code target} is the caller's no more. */
    ObjectNode apply(ObjectNode target);

    static Patch of(Call call) {
        return switch (call.mediaType()) {
            case MERGE -> new MergePatch(call.tree());
            case OPERATIONS -> Operations.of(call.tree());
            default -> throw unsupported(call.mediaType(), List.of(OPERATIONS, MERGE));
        };
    }

    private static Refusal unsupported(String mediaType, List<String> accepted) {
        return Refusal.unsupportedMediaType("the body of the request was in an unknown format (" + mediaType
                + ") - accepted media types include: " + String.join(", ", accepted));
    }
}
