package zeroth.queueproxy.sidecar;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import zeroth.names.EnvironmentKeys;

/**
 * How much the program says: the level of Knative's {@code config-logging}, as its controller passes it on. As upstream, what
 * cannot be read is as if it was not there. Of the rest of zap's configuration nothing is used.
 */
final class LogLevel {
    /** Held, since Java forgets loggers that nobody holds, with their levels. */
    private static final Logger OURS = Logger.getLogger("zeroth");

    private LogLevel() {}

    static void apply(Map<String, String> environment) {
        OURS.setLevel(of(environment));
    }

    static Level of(Map<String, String> environment) {
        return Stream.of(
                        environment.getOrDefault(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                        configured(environment.getOrDefault(EnvironmentKeys.SERVING_LOGGING_CONFIG, "")))
                .map(LogLevel::named)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Level.INFO);
    }

    private static String configured(String json) {
        try {
            return json.isBlank() ? "" : new JsonObject(json).getString("level", "");
        } catch (DecodeException | ClassCastException e) {
            return "";
        }
    }

    /** Zap's names; those above error end a Go program, which is none of ours. */
    private static Optional<Level> named(String zap) {
        return switch (zap.toLowerCase(Locale.ROOT)) {
            case "debug" -> Optional.of(Level.FINE);
            case "info" -> Optional.of(Level.INFO);
            case "warn" -> Optional.of(Level.WARNING);
            case "error", "dpanic", "panic", "fatal" -> Optional.of(Level.SEVERE);
            default -> Optional.empty();
        };
    }
}
