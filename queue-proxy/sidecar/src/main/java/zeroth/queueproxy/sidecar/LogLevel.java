package zeroth.queueproxy.sidecar;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.telemetry.ZapLevel;

/**
 * How much the program says: the level of Knative's {@code config-logging}, as its controller passes it on. As upstream, what
 * cannot be read is as if it was not there.
 */
final class LogLevel {
    /** Held, since Java forgets loggers that nobody holds, with their levels. */
    private static final Logger OURS = Logger.getLogger("zeroth");

    private LogLevel() {}

    static void apply(Map<String, String> environment) {
        OURS.setLevel(of(environment));
    }

    static Level of(Map<String, String> environment) {
        return ZapLevel.named(environment.getOrDefault(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""))
                .or(() -> ZapLevel.configured(environment.getOrDefault(EnvironmentKeys.SERVING_LOGGING_CONFIG, "")))
                .orElse(Level.INFO);
    }
}
