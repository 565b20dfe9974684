package zeroth.server.send;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came back for an event.
 *
 * @param status HTTP's
 * @param headers each with its first value
 * @param body empty where there was none
 */
public record Answer(int status, Map<String, String> headers, Buffer body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The reply event, or nothing where the answer is no CloudEvent. */
    public Optional<CloudEvent> event() {
        try {
            MessageReader reader = HttpMessageFactory.createReader(decodedHeaders(), body.getBytes());
            return Optional.of(reader.toEvent());
        } catch (CloudEventRWException e) {
            return Optional.empty();
        }
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> decodedHeaders() {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> PercentEncoding.decode(header.getValue())));
    }
}
