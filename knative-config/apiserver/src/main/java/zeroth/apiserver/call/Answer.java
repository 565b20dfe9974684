package zeroth.apiserver.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;

/** What a call is answered with. */
public sealed interface Answer {

    /** Whole and at once. */
    // Answers are written, never compared; a copy of each would be waste.
    @SuppressWarnings("ArrayRecordComponent")
    record Body(int code, String contentType, byte[] bytes, Map<String, List<String>> headers) implements Answer {
        public Body {
            headers = Map.copyOf(headers);
        }

        public Body with(String header, List<String> values) {
            return values.isEmpty() ? this : new Body(code, contentType, bytes, Map.of(header, values));
        }
    }

    /** Text that goes on for as long as there is some. */
    record Text(InputStream stream) implements Answer {}

    /** Events that go on for as long as the client listens. */
    record Events(EventSource source) implements Answer {}

    static Body json(int code, JsonNode tree) {
        return json(code, Json.bytes(tree));
    }

    static Body json(int code, byte[] bytes) {
        return new Body(code, "application/json", bytes, Map.of());
    }

    static Body text(int code, String text) {
        return new Body(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Body refused(Refusal refusal) {
        return json(refusal.code(), refusal.status());
    }
}
