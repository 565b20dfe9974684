package zeroth.function.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final String CHANNEL = "mp.messaging.incoming.orders.";

    @Test
    void refusesAStrategyThatCommitsTheLastThatIsDone() {
        assertThat(objection(Map.of(CHANNEL + "commit-strategy", "latest")))
                .contains("mp.messaging.incoming.orders.commit-strategy: latest commits events that are not handled yet"
                        + " (expected: throttled)");
    }

    @Test
    void refusesCommitsOfWhatWasFetched() {
        assertThat(objection(Map.of(CHANNEL + "enable.auto.commit", "true")))
                .hasValueSatisfying(objection ->
                        assertThat(objection).contains("orders.enable.auto.commit: true", "expected: false"));
    }

    @Test
    void refusesWhatIsSaidOfAllChannelsOrAllClients() {
        assertThat(objection(Map.of("mp.messaging.connector.smallrye-kafka.commit-strategy", "latest")))
                .isPresent();
        assertThat(objection(Map.of("kafka.enable.auto.commit", "true"))).isPresent();
    }

    @Test
    void takesTheChannelsOwnWordBeforeThatOfAll() {
        assertThat(objection(Map.of(
                        CHANNEL + "commit-strategy",
                        "throttled",
                        "mp.messaging.connector.smallrye-kafka.commit-strategy",
                        "latest")))
                .isEmpty();
    }

    @Test
    void takesWhatCommitsNothingTooEarly() {
        assertThat(objection(Map.of())).isEmpty();
        assertThat(objection(Map.of(CHANNEL + "commit-strategy", "checkpoint"))).isEmpty();
    }

    private static Optional<String> objection(Map<String, String> config) {
        return new Commits(key -> Optional.ofNullable(config.get(key))).objection(CHANNEL);
    }
}
