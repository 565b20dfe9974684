package zeroth.function.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.RefusedEventException;

/** An event's attributes as headers of a record: UTF-8, prefixed, and the content type as a header of its own. */
record EventHeaders(Optional<String> contentType, Map<String, String> attributes, Map<String, String> trace) {
    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

    static EventHeaders read(Headers headers) {
        var attributes = new HashMap<String, String>();
        var others = new HashMap<String, String>();
        for (var header : headers) {
            if (header.key().startsWith(PREFIX)) {
                putOnce(attributes, header);
            } else if (header.key().equals(CONTENT_TYPE) || TRACE.contains(header.key())) {
                others.put(header.key(), text(header));
            }
        }
        var contentType = Optional.ofNullable(others.remove(CONTENT_TYPE));
        return new EventHeaders(contentType, attributes, others);
    }

    static Headers of(Event event) {
        var headers = new RecordHeaders();
        event.attributes()
                .values()
                .forEach((name, value) -> headers.add(
                        name.equals(Attributes.DATA_CONTENT_TYPE) ? CONTENT_TYPE : PREFIX + name,
                        value.getBytes(UTF_8)));
        return headers;
    }

    static Headers of(String contentType) {
        return new RecordHeaders().add(CONTENT_TYPE, contentType.getBytes(UTF_8));
    }

    private static void putOnce(Map<String, String> attributes, Header header) {
        if (attributes.putIfAbsent(header.key().substring(PREFIX.length()), text(header)) != null) {
            throw RefusedEventException.malformed(header.key() + ": given twice (expected: once)");
        }
    }

    private static String text(Header header) {
        var bytes = Optional.ofNullable(header.value()).orElse(new byte[0]);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw RefusedEventException.malformed(header.key() + ": no text (expected: UTF-8)");
        }
    }
}
