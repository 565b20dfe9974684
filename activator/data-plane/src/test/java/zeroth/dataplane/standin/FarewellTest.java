package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.activator.Leaving;
import zeroth.queueproxy.time.testing.VirtualTime;

/** Trap 18: an activator serves on for 45 s, whatever happens, and only then waits for what runs. */
class FarewellTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<String> events = new ArrayList<>();
    private final Promise<Void> quiet = Promise.promise();
    private final Leaving leaving = new Leaving() {
        @Override
        public void announceEnd() {
            events.add("announced");
        }

        @Override
        public Future<Void> finish() {
            events.add("finishing");
            return quiet.future();
        }
    };

    @Test
    void servesOnForFortyFiveSecondsAndEndsWhenNothingRuns() {
        CompletableFuture<Void> over = Farewell.upstream(time).begin(leaving);
        time.advance(Duration.ofMillis(44_999));
        assertThat(events).containsExactly("announced");

        time.advance(Duration.ofMillis(1));
        assertThat(events).containsExactly("announced", "finishing");
        assertThat(over).isNotDone();

        quiet.complete();
        assertThat(over).isCompleted();
    }

    @Test
    void cutsOffWhatStillRunsBeforeTheDeploymentsGraceIsOver() {
        CompletableFuture<Void> over = Farewell.upstream(time).begin(leaving);

        time.advance(Duration.ofSeconds(589));
        assertThat(over).isNotDone();
        time.advance(Duration.ofSeconds(1));

        assertThat(over).isCompleted();
    }
}
