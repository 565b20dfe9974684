package zeroth.queueproxy.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ScheduledTimerTest {
    @Test
    void runsWhatIsDueAndNotWhatWasCancelled() throws Exception {
        AtomicBoolean cancelledRan = new AtomicBoolean();
        CompletableFuture<String> thread = new CompletableFuture<>();
        try (ScheduledTimer timer = new ScheduledTimer("test-timer")) {
            timer.after(Duration.ofMillis(300), () -> cancelledRan.set(true)).cancel();
            timer.after(
                    Duration.ofMillis(400),
                    () -> thread.complete(Thread.currentThread().getName()));

            assertThat(thread.get(10, TimeUnit.SECONDS)).isEqualTo("test-timer");
            assertThat(cancelledRan).isFalse();
        }
    }
}
