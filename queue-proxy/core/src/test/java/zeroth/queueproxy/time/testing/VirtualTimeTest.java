package zeroth.queueproxy.time.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.time.Timer.Pending;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsWhatFallsDueInOrderOfItsInstant() {
        time.after(Duration.ofSeconds(2), () -> ran.add("late " + time.instant().getEpochSecond()));
        time.after(
                Duration.ofSeconds(1), () -> ran.add("early " + time.instant().getEpochSecond()));

        time.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("early 1", "late 2");
    }

    @Test
    void runsWhatAnActionAdds() {
        time.after(Duration.ofSeconds(1), () -> time.after(Duration.ofSeconds(1), () -> ran.add("second")));

        time.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("second");
    }

    @Test
    void doesNotRunWhatWasCancelled() {
        Pending pending = time.after(Duration.ofSeconds(1), () -> ran.add("never"));

        pending.cancel();
        time.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
    }
}
