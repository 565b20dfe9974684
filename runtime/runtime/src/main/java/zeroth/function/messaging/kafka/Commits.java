package zeroth.function.messaging.kafka;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What of a channel is committed, and when. Functions end in another order than their records came, so only a commit that
 * waits for all before it loses none.
 */
record Commits(Function<String, Optional<String>> config) {
    private static final String STRATEGY = "commit-strategy";
    private static final String AUTOMATIC = "enable.auto.commit";

    /** Why the channel would lose events; {@code prefix} leads its keys. */
    Optional<String> objection(String prefix) {
        return refused(prefix, STRATEGY, "latest", "throttled").or(() -> refused(prefix, AUTOMATIC, "true", "false"));
    }

    private Optional<String> refused(String prefix, String name, String bad, String good) {
        return Stream.of(prefix, "mp.messaging.connector.smallrye-kafka.", "kafka.")
                .map(start -> start + name)
                .filter(key -> config.apply(key).isPresent())
                .findFirst()
                .filter(key -> config.apply(key).filter(bad::equalsIgnoreCase).isPresent())
                .map(key -> "%s: %s commits events that are not handled yet (expected: %s)".formatted(key, bad, good));
    }
}
