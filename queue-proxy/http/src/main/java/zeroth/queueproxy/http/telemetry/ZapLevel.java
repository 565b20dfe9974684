package zeroth.queueproxy.http.telemetry;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** The levels of zap, by which Knative's parts log, in Java's words. Of the rest of zap's configuration nothing is used. */
public final class ZapLevel {
    private ZapLevel() {}

    /** Those above error end a Go program, which is none of ours; nothing, if there is none of that name. */
    public static Optional<Level> named(String zap) {
        return switch (zap.toLowerCase(Locale.ROOT)) {
            case "debug" -> Optional.of(Level.FINE);
            case "info" -> Optional.of(Level.INFO);
            case "warn" -> Optional.of(Level.WARNING);
            case "error", "dpanic", "panic", "fatal" -> Optional.of(Level.SEVERE);
            default -> Optional.empty();
        };
    }

    /** What zap's configuration says, which is JSON; nothing, if it cannot be read. */
    public static Optional<Level> configured(String json) {
        try {
            return json.isBlank() ? Optional.empty() : named(new JsonObject(json).getString("level", ""));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
