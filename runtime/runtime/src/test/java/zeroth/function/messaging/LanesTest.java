package zeroth.function.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    private final List<String> begun = new ArrayList<>();

    @Test
    void runsTasksOfOneLaneOneAfterTheOther() {
        var lanes = new Lanes(2);
        enter(lanes, "a", "a1");
        enter(lanes, "a", "a2");

        assertThat(begun).containsExactly("a1");
        lanes.leave("a");

        assertThat(begun).containsExactly("a1", "a2");
    }

    @Test
    void runsTasksOfDifferentLanesAtATimeUpToTheLimit() {
        var lanes = new Lanes(2);
        enter(lanes, "a", "a1");
        enter(lanes, "b", "b1");
        enter(lanes, "c", "c1");

        assertThat(begun).containsExactly("a1", "b1");
        lanes.leave("b");

        assertThat(begun).containsExactly("a1", "b1", "c1");
    }

    @Test
    void beginsNothingFurtherWhenItIsClosedAndSaysWhenNothingRuns() {
        var lanes = new Lanes(1);
        enter(lanes, "a", "a1");
        enter(lanes, "a", "a2");

        lanes.close(() -> begun.add("idle"));
        assertThat(begun).containsExactly("a1");
        lanes.leave("a");

        assertThat(begun).containsExactly("a1", "idle");
    }

    @Test
    void isIdleAtOnceWhenNothingRan() {
        new Lanes(1).close(() -> begun.add("idle"));

        assertThat(begun).containsExactly("idle");
    }

    @Test
    void needsASeat() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lanes(0)).withMessageContaining("concurrency: 0");
    }

    /** Against what can be said of any order: each lane's in sequence, never more than the limit, none forgotten. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsEveryLanesOrderAndForgetsNone(long seed) {
        var random = new Random(seed);
        int limit = 1 + random.nextInt(4);
        var lanes = new Lanes(limit);
        var running = new ArrayList<String>();
        Map<String, Integer> sent = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int step = 0; step < 2000; step++) {
            if (running.isEmpty() || random.nextBoolean()) {
                var lane = "lane" + random.nextInt(6);
                int number = sent.merge(lane, 1, Integer::sum);
                lanes.enter(lane, () -> {
                    assertThat(running)
                            .as("seed %d", seed)
                            .hasSizeLessThan(limit)
                            .doesNotContain(lane);
                    assertThat(seen.merge(lane, 1, Integer::sum))
                            .as("seed %d", seed)
                            .isEqualTo(number);
                    running.add(lane);
                });
            } else {
                lanes.leave(running.remove(random.nextInt(running.size())));
            }
        }
        while (!running.isEmpty()) {
            lanes.leave(running.remove(0));
        }
        assertThat(seen).as("seed %d", seed).isEqualTo(sent);
    }

    private void enter(Lanes lanes, String lane, String task) {
        lanes.enter(lane, () -> begun.add(task));
    }
}
