package zeroth.function.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event's attributes by name, checked against the core specification, in canonical string form; and the names of
 * those extensions that their sender wrote as something else than strings.
 */
public record Attributes(Map<String, String> values, Map<String, Type> types) {
    /** The types of extensions that formats tell from strings. */
    public enum Type {
        BOOLEAN,
        INTEGER
    }

    public static final String ID = "id";
    public static final String SOURCE = "source";
    public static final String SPEC_VERSION = "specversion";
    public static final String TYPE = "type";
    public static final String SUBJECT = "subject";
    public static final String TIME = "time";
    public static final String DATA_SCHEMA = "dataschema";
    public static final String DATA_CONTENT_TYPE = "datacontenttype";

    private static final List<String> REQUIRED = List.of(SPEC_VERSION, ID, SOURCE, TYPE);
    private static final Set<String> CORE =
            Set.of(ID, SOURCE, SPEC_VERSION, TYPE, SUBJECT, TIME, DATA_SCHEMA, DATA_CONTENT_TYPE);

    public Attributes(Map<String, String> values) {
        this(values, Map.of());
    }

    public Attributes {
        // Before they are copied, since a copy makes an object for each entry that is looked at.
        values.keySet().forEach(Attributes::checkName);
        values = Map.copyOf(values);
        types = Map.copyOf(types);
        for (String name : REQUIRED) {
            required(values, name);
        }
        if ("".equals(values.get(SUBJECT))) {
            throw RefusedEventException.malformed("subject: empty (expected: a non-empty attribute, or none)");
        }
        checkVersion(required(values, SPEC_VERSION));
        Optional.ofNullable(values.get(TIME)).ifPresent(Attributes::parseTime);
        Optional.ofNullable(values.get(DATA_CONTENT_TYPE)).ifPresent(Attributes::checkContentType);
    }

    public String id() {
        return required(values, ID);
    }

    public String source() {
        return required(values, SOURCE);
    }

    public String specVersion() {
        return required(values, SPEC_VERSION);
    }

    public String type() {
        return required(values, TYPE);
    }

    public Optional<OffsetDateTime> time() {
        return value(TIME).map(Attributes::parseTime);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Map<String, String> extensions() {
        var extensions = new TreeMap<>(values);
        extensions.keySet().removeAll(CORE);
        return Map.copyOf(extensions);
    }

    /** All but the required attributes. */
    public Map<String, String> optional() {
        var optional = new TreeMap<>(values);
        optional.keySet().removeAll(REQUIRED);
        return optional;
    }

    /** The same, with extensions that it lacks. */
    public Attributes withMissing(Map<String, String> extensions) {
        var all = new TreeMap<>(extensions);
        all.putAll(values);
        return all.equals(values) ? this : new Attributes(all, types);
    }

    /** The same, with these extensions instead of what it says of them. */
    public Attributes with(Map<String, String> extensions) {
        var all = new TreeMap<>(values);
        all.putAll(extensions);
        return new Attributes(all, types);
    }

    public boolean isExtension(String name) {
        return values.containsKey(name) && !isCore(name);
    }

    /** The names that the core specification defines. */
    static Set<String> core() {
        return CORE;
    }

    /** Whether a name is one that the core specification defines. */
    public static boolean isCore(String name) {
        return CORE.contains(name);
    }

    private static String required(Map<String, String> values, String name) {
        @Nullable String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw RefusedEventException.malformed(name + ": missing (expected: a non-empty attribute)");
        }
        return value;
    }

    private static void checkName(String name) {
        if (!isName(name) || name.equals("data")) {
            throw RefusedEventException.malformed("attribute name: " + name + " (expected: a-z and 0-9, not data)");
        }
    }

    /** Without a pattern: this runs for each attribute of each event. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if ((character < 'a' || character > 'z') && (character < '0' || character > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static void checkVersion(String version) {
        if (!version.startsWith("1.")) {
            throw RefusedEventException.malformed("specversion: " + version + " (expected: 1.x)");
        }
    }

    /** It becomes a header as it is. */
    private static void checkContentType(String contentType) {
        for (int i = 0; i < contentType.length(); i++) {
            if (contentType.charAt(i) < ' ' || contentType.charAt(i) > '~') {
                throw RefusedEventException.malformed(DATA_CONTENT_TYPE + ": unprintable (expected: ASCII)");
            }
        }
    }

    private static OffsetDateTime parseTime(String time) {
        try {
            return OffsetDateTime.parse(time);
        } catch (DateTimeException e) {
            throw RefusedEventException.malformed("time: " + time + " (expected: RFC 3339)");
        }
    }
}
