package zeroth.apiserver.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.MalformedJsonException;
import zeroth.apiserver.protobuf.ProtobufObject;
import zeroth.apiserver.refusal.Refusal;

/** One request, read whole. {@code segments} are the decoded parts of the path. */
// Calls are read, never compared; a copy of each body would be waste.
@SuppressWarnings("ArrayRecordComponent")
public record Call(
        String method, List<String> segments, Parameters parameters, String accept, String contentType, byte[] body) {
    private static final String KNOWN = "application/json";

    public Call {
        segments = List.copyOf(segments);
    }

    /** The media type of the body, without parameters; JSON when none is given. */
    public String mediaType() {
        var bare = contentType.split(";", 2)[0].strip();
        return bare.isEmpty() ? KNOWN : bare;
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    /** The body of a request that must be JSON, or one of the few kinds that are understood in protobuf. */
    public ObjectNode object() {
        if (mediaType().equals(ProtobufObject.MEDIA_TYPE)) {
            return ProtobufObject.read(body);
        }
        requireJson();
        if (tree() instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("the body of the request is no JSON object");
    }

    public JsonNode tree() {
        try {
            return Json.fromClient(body);
        } catch (MalformedJsonException e) {
            throw Refusal.badRequest("the body of the request is no valid JSON: " + e.getMessage());
        }
    }

    private void requireJson() {
        if (!mediaType().equals(KNOWN)) {
            throw Refusal.unsupportedMediaType("the body of the request was in an unknown format (" + mediaType()
                    + ") - accepted media types include: " + KNOWN);
        }
    }
}
