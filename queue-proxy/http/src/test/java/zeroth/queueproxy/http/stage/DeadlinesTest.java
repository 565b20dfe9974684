package zeroth.queueproxy.http.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.time.Timer;
import zeroth.queueproxy.time.testing.VirtualTime;

class DeadlinesTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<Duration> watched = new ArrayList<>();
    private final Timer counting = (delay, action) -> {
        watched.add(delay);
        return time.after(delay, action);
    };
    private final Deadlines deadlines = new Deadlines(counting, () -> time.millis() * 1_000_000);
    private final List<String> rung = new ArrayList<>();

    @Test
    void eachEndsWhenItsOwnTimeIsOver() {
        ring("long", LONG);
        ring("short", SHORT);
        time.advance(Duration.ofSeconds(1));
        ring("short, later", SHORT);

        time.advance(Duration.ofSeconds(1));
        assertThat(rung).containsExactly("short");
        time.advance(Duration.ofSeconds(1));
        assertThat(rung).containsExactly("short", "short, later");
        time.advance(Duration.ofSeconds(2));
        assertThat(rung).containsExactly("short", "short, later", "long");
    }

    @Test
    void whatIsCancelledNeverEndsAndTheOthersDo() {
        Timer.Pending first = ring("first", SHORT);
        Timer.Pending second = ring("second", SHORT);
        ring("third", SHORT);
        second.cancel();
        first.cancel();
        first.cancel();

        time.advance(LONG);

        assertThat(rung).containsExactly("third");
    }

    @Test
    void aThousandOfOneLengthCostOneTimer() {
        for (int i = 0; i < 1000; i++) {
            ring("request", SHORT).cancel();
        }

        assertThat(watched).containsExactly(SHORT);
        time.advance(LONG);
        assertThat(watched).hasSize(1);
    }

    @Test
    void eachEventLoopHasALineOfItsOwn() throws InterruptedException {
        Timer onEachLoop = Deadlines.onEachLoop(counting, () -> time.millis() * 1_000_000);
        onEachLoop.after(SHORT, () -> rung.add("here"));
        onEachLoop.after(SHORT, () -> rung.add("here too"));

        Thread.ofPlatform()
                .start(() -> onEachLoop.after(SHORT, () -> rung.add("there")))
                .join();

        assertThat(watched).containsExactly(SHORT, SHORT);
        time.advance(SHORT);
        assertThat(rung).containsExactlyInAnyOrder("here", "here too", "there");
    }

    @Test
    void anActionMayBeginAndCancelOthers() {
        Timer.Pending[] victim = new Timer.Pending[1];
        deadlines.after(SHORT, () -> {
            victim[0].cancel();
            ring("begun", SHORT);
        });
        victim[0] = ring("victim", SHORT);

        time.advance(SHORT);
        assertThat(rung).isEmpty();
        time.advance(SHORT);

        assertThat(rung).containsExactly("begun");
    }

    @Test
    void randomDeadlinesEndExactlyWhenTheyShould() {
        Random random = new Random(42);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String name = Integer.toString(i);
            Timer.Pending pending = ring(name, SHORT);
            if (random.nextInt(3) == 0) {
                pending.cancel();
            } else {
                expected.add(name);
            }
            time.advance(Duration.ofMillis(random.nextInt(20)));
        }

        time.advance(LONG);

        assertThat(rung).as("seed 42").isEqualTo(expected);
    }

    private Timer.Pending ring(String name, Duration after) {
        return deadlines.after(after, () -> rung.add(name));
    }
}
