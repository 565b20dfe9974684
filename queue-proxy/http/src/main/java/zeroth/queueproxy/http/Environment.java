package zeroth.queueproxy.http;

import java.util.Map;
import java.util.Optional;

/** Environment variables by name. Required means that a variable exists; it may be empty where text is asked for. */
record Environment(Map<String, String> variables) {
    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key + ": missing (expected: set)"));
    }

    String textOr(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    int number(String key) {
        return parse(key, text(key));
    }

    int numberOr(String key, int otherwise) {
        return find(key).map(value -> parse(key, value)).orElse(otherwise);
    }

    int port(String key) {
        int port = number(key);
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException(key + ": " + port + " (expected: a port)");
        }
        return port;
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(variables.get(key));
    }

    private static int parse(String key, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + ": \"" + value + "\" (expected: a whole number)", e);
        }
    }
}
