package zeroth.apiserver.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.schema.Schema;

/** A change to an object that says only what is different. */
public sealed interface Patch permits MergePatch, Operations, StrategicMerge {
    String MERGE = "application/merge-patch+json";
    String OPERATIONS = "application/json-patch+json";
    String STRATEGIC = "application/strategic-merge-patch+json";
    String APPLY = "application/apply-patch+yaml";

    /** The changed object. {@code target} is the caller's no more. */
    ObjectNode apply(ObjectNode target);

    /** {@code strategic} is the schema of a kind that strategic merge patches are for. */
    static Patch of(Call call, Optional<Schema> strategic) {
        return switch (call.mediaType()) {
            case MERGE -> new MergePatch(call.tree());
            case OPERATIONS -> Operations.of(call.tree());
            case STRATEGIC ->
                new StrategicMerge(
                        call.tree(),
                        strategic.orElseThrow(() -> unsupported(call.mediaType(), List.of(OPERATIONS, MERGE))));
            case APPLY ->
                throw Refusal.unsupportedMediaType(
                        "server-side apply (" + APPLY + ") is not supported by this API server; use client-side apply");
            default -> throw unsupported(call.mediaType(), List.of(OPERATIONS, MERGE, STRATEGIC));
        };
    }

    private static Refusal unsupported(String mediaType, List<String> accepted) {
        return Refusal.unsupportedMediaType("the body of the request was in an unknown format (" + mediaType
                + ") - accepted media types include: " + String.join(", ", accepted));
    }
}
