package zeroth.function.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes in headers, data in the body.
 *
 * @param assumed attributes of events that lack them
 */
public record BinaryMode(PercentEncoding encoding, Map<String, String> assumed) {
    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    public BinaryMode {
        assumed = Map.copyOf(assumed);
    }

    public BinaryMode(PercentEncoding encoding) {
        this(encoding, Map.of());
    }

    public Event read(Iterable<Map.Entry<String, String>> headers, byte[] body) {
        if (!isEvent(headers)) {
            throw RefusedEventException.malformed(
                    "no event (expected: ce- headers, or content-type " + JsonFormat.MEDIA_TYPE + ")");
        }
        return new Event(new Attributes(attributes(headers)), EventData.of(body));
    }

    /** The headers of an event; its data is the body. */
    public Map<String, String> headers(Attributes attributes) {
        var headers = new TreeMap<String, String>();
        attributes.values().forEach((name, value) -> {
            if (name.equals(Attributes.DATA_CONTENT_TYPE)) {
                headers.put(CONTENT_TYPE, value);
            } else {
                headers.put(PREFIX + name, encoding.encode(value));
            }
        });
        return headers;
    }

    /** Whether a message has an attribute in its headers. */
    public static boolean isEvent(Iterable<Map.Entry<String, String>> headers) {
        for (var header : headers) {
            if (header.getKey().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> attributes(Iterable<Map.Entry<String, String>> headers) {
        var attributes = new HashMap<String, String>();
        for (var header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(CONTENT_TYPE)) {
                attributes.put(Attributes.DATA_CONTENT_TYPE, header.getValue());
            } else if (isAttribute(name)) {
                putOnce(attributes, name.substring(PREFIX.length()), encoding.decode(header.getValue()));
            }
        }
        assumed.forEach(attributes::putIfAbsent);
        return attributes;
    }

    /** The specification forbids {@code ce-datacontenttype}: {@code content-type} is that attribute. */
    private static boolean isAttribute(String header) {
        return header.startsWith(PREFIX) && !header.equals(PREFIX + Attributes.DATA_CONTENT_TYPE);
    }

    private static void putOnce(Map<String, String> attributes, String name, String value) {
        if (attributes.putIfAbsent(name, value) != null) {
            throw RefusedEventException.malformed(PREFIX + name + ": given twice (expected: once)");
        }
    }
}
