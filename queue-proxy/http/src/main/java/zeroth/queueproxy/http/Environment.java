package zeroth.queueproxy.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads environment variables by name, and notes what is wrong with them, so that all of it can be said at once. Required
 * means that a variable exists: a text may be empty, a number may not. Confined to whoever reads the settings.
 */
final class Environment {
    /** What Go's {@code ParseBool} takes. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final int HIGHEST_PORT = 0xffff;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** What {@code reading} makes of a variable; it may object with IllegalArgumentException. */
    <T> T required(String key, Function<String, T> reading, T instead) {
        String value = variables.get(key);
        if (value == null) {
            problems.add(key + ": missing (expected: set)");
        }
        return read(key, value, reading, instead);
    }

    /** The same, of one that need not exist. */
    <T> T optional(String key, Function<String, T> reading, T otherwise) {
        return read(key, variables.get(key), reading, otherwise);
    }

    /** What was read elsewhere, whose objections are sentences of their own. */
    <T> T noting(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return otherwise;
        }
    }

    String text(String key) {
        return required(key, value -> value, "");
    }

    boolean flag(String key) {
        return optional(key, Environment::truth, false);
    }

    /** @throws IllegalArgumentException with a line for each variable that is missing or wrong */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    static int wholeNumber(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value + "\" (expected: a whole number)", e);
        }
    }

    static int port(String value) {
        int port = wholeNumber(value);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(port + " (expected: a port)");
        }
        return port;
    }

    private static boolean truth(String value) {
        if (!TRUE.contains(value) && !FALSE.contains(value)) {
            throw new IllegalArgumentException("\"" + value + "\" (expected: true or false)");
        }
        return TRUE.contains(value);
    }

    private <T> T read(String key, @Nullable String value, Function<String, T> reading, T otherwise) {
        try {
            return value == null ? otherwise : reading.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return otherwise;
        }
    }
}
