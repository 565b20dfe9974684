package zeroth.function.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zeroth.function.dispatch.Outcome;

class MemoryWindowTest extends WindowContract {
    private final AtomicLong nanos = new AtomicLong();
    private final MemoryWindow window = new MemoryWindow(100, Duration.ofMinutes(10), nanos::get);

    @Override
    Window window() {
        return window;
    }

    @Test
    void forgetsWhatIsOld() {
        done(key(), new Outcome.Accepted());

        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(claim(key())).isInstanceOf(Claim.Done.class);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(claim(key())).isInstanceOf(Claim.First.class);
    }

    @Test
    void keepsNoMoreThanItMay() {
        IntStream.range(0, 10_000).forEach(i -> done(new EventKey("f", "e" + i, 0), new Outcome.Accepted()));

        assertThat(window.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void neverForgetsWhatIsInFlight() {
        claim(key());
        IntStream.range(0, 1_000).forEach(i -> done(new EventKey("f", "e" + i, 0), new Outcome.Accepted()));
        nanos.addAndGet(Duration.ofDays(1).toNanos());

        assertThat(claim(key())).isEqualTo(new Claim.InFlight());
    }
}
