package zeroth.function.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Attributes in headers, data in the body.
 *
 * @param assumed attributes of events that lack them
 */
public record BinaryMode(PercentEncoding encoding, Map<String, String> assumed) {
    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";
    private static final Map<String, String> HEADERS =
            Attributes.core().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), PREFIX::concat));
    private static final Map<String, String> NAMES =
            HEADERS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    public BinaryMode {
        assumed = Map.copyOf(assumed);
    }

    public BinaryMode(PercentEncoding encoding) {
        this(encoding, Map.of());
    }

    public Event read(Iterable<Map.Entry<String, String>> headers, byte[] body) {
        var attributes = attributes(headers);
        if (!attributes.containsKey(Attributes.SPEC_VERSION) && !isEvent(headers)) {
            throw RefusedEventException.malformed(
                    "no event (expected: ce- headers, or content-type " + JsonFormat.MEDIA_TYPE + ")");
        }
        assumed.forEach(attributes::putIfAbsent);
        return new Event(new Attributes(attributes), EventData.of(body));
    }

    /** The headers of an event; its data is the body. */
    public Map<String, String> headers(Attributes attributes) {
        var headers = new HashMap<String, String>();
        attributes.values().forEach((name, value) -> {
            if (name.equals(Attributes.DATA_CONTENT_TYPE)) {
                headers.put(CONTENT_TYPE, value);
            } else {
                headers.put(header(name), encoding.encode(value));
            }
        });
        return headers;
    }

    /** Whether a message has an attribute in its headers. */
    public static boolean isEvent(Iterable<Map.Entry<String, String>> headers) {
        for (var header : headers) {
            if (isPrefixed(header.getKey())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> attributes(Iterable<Map.Entry<String, String>> headers) {
        var attributes = new HashMap<String, String>();
        for (var header : headers) {
            if (isAttribute(header.getKey())) {
                putOnce(attributes, name(header.getKey()), encoding.decode(header.getValue()));
            } else if (header.getKey().equalsIgnoreCase(CONTENT_TYPE)) {
                attributes.put(Attributes.DATA_CONTENT_TYPE, header.getValue());
            }
        }
        return attributes;
    }

    /** The specification forbids {@code ce-datacontenttype}: {@code content-type} is that attribute. */
    private static boolean isAttribute(String header) {
        return isPrefixed(header) && !header.equalsIgnoreCase(PREFIX + Attributes.DATA_CONTENT_TYPE);
    }

    private static boolean isPrefixed(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Those that each event has are not made anew for it. */
    private static String name(String header) {
        return Optional.ofNullable(NAMES.get(header))
                .orElseGet(() -> header.substring(PREFIX.length()).toLowerCase(Locale.ROOT));
    }

    private static String header(String name) {
        return Optional.ofNullable(HEADERS.get(name)).orElseGet(() -> PREFIX + name);
    }

    private static void putOnce(Map<String, String> attributes, String name, String value) {
        if (attributes.putIfAbsent(name, value) != null) {
            throw RefusedEventException.malformed(PREFIX + name + ": given twice (expected: once)");
        }
    }
}
