package zeroth.api.admission.field;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is wrong with an object, and what its author should know. Prints as upstream's {@code FieldError}: equal
 * messages are one line with all their paths, everything is sorted. Mutable; confined to one admission.
 */
public final class Problems {
    private final Map<Line, Set<String>> errors = new TreeMap<>();
    private final Map<Line, Set<String>> warnings = new TreeMap<>();

    public void add(String message, String... paths) {
        addDetailed(message, "", paths);
    }

    public void addDetailed(String message, String details, String... paths) {
        put(errors, message, details, paths);
    }

    /** A sentence that says itself where. */
    public void plain(String message) {
        add(message);
    }

    public void missing(String... paths) {
        add("missing field(s)", paths);
    }

    public void disallowed(String... paths) {
        add("must not set the field(s)", paths);
    }

    public void invalid(String value, String path) {
        add("invalid value: " + value, path);
    }

    public void invalid(String value, String path, String details) {
        addDetailed("invalid value: " + value, details, path);
    }

    public void outOfBounds(Object value, Object lowest, Object highest, String path) {
        add("expected " + lowest + " <= " + value + " <= " + highest, path);
    }

    public void invalidKey(String key, String path, String details) {
        addDetailed("invalid key name \"" + key + "\"", details, path);
    }

    public void neither(String... paths) {
        add("expected exactly one, got neither", paths);
    }

    public void both(String... paths) {
        add("expected exactly one, got both", paths);
    }

    /** Upstream has it, we do not: better refused than ignored. */
    public void unsupported(String why, String path) {
        addDetailed("not supported yet", why, path);
    }

    public void warn(String message, String... paths) {
        put(warnings, message, "", paths);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** All of them, one a line. */
    public String text() {
        return String.join("\n", lines(errors));
    }

    /** One line each. */
    public List<String> warnings() {
        return lines(warnings).stream().map(line -> line.replace('\n', ' ')).toList();
    }

    private static void put(Map<Line, Set<String>> lines, String message, String details, String... paths) {
        lines.computeIfAbsent(new Line(message, details), line -> new TreeSet<>())
                .addAll(List.of(paths));
    }

    private static List<String> lines(Map<Line, Set<String>> lines) {
        return lines.entrySet().stream()
                .map(entry -> entry.getKey().print(entry.getValue()))
                .toList();
    }

    private record Line(String message, String details) implements Comparable<Line> {
        String print(Set<String> paths) {
            String line = paths.isEmpty() ? message : message + ": " + String.join(", ", paths);
            return details.isEmpty() ? line : line + "\n" + details;
        }

        @Override
        public int compareTo(Line other) {
            int byMessage = message.compareTo(other.message);
            return byMessage != 0 ? byMessage : details.compareTo(other.details);
        }
    }
}
