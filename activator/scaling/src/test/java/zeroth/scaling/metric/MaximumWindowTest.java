package zeroth.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaximumWindowTest {
    private static final long SEED = 20260101;

    @Test
    void keepsTheLargestOfTheLastSlots() {
        assertThat(series(5, 6, 5, 5, 5, 5, 5)).containsExactly(5, 6, 6, 6, 6, 6, 5);
        assertThat(series(5, 8, 5, 7, 5, 5, 1, 4, 4, 4, 4, 9, 3, 4, 2, 1, 0))
                .containsExactly(5, 8, 8, 8, 8, 8, 7, 7, 5, 5, 4, 9, 9, 9, 9, 9, 4);
    }

    @Test
    void slotsThatWereSkippedCountAsPassed() {
        MaximumWindow window = new MaximumWindow(5);
        assertThat(IntStream.of(window.record(0, 6), window.record(1, 5), window.record(2, 2), window.record(6, 1)))
                .containsExactly(6, 6, 6, 2);
    }

    @Test
    void oneSlotKeepsItsLargest() {
        MaximumWindow window = new MaximumWindow(5);
        assertThat(IntStream.of(window.record(0, 9), window.record(0, 5), window.record(0, 1)))
                .containsExactly(9, 9, 9);
    }

    @Test
    void aSlotLastsTwoSeconds() {
        MaximumWindow window = new MaximumWindow(Duration.ofSeconds(4));
        window.record(Instant.ofEpochSecond(0), 7);
        assertThat(window.record(Instant.ofEpochSecond(3), 1)).isEqualTo(7);
        assertThat(window.record(Instant.ofEpochSecond(4), 1)).isEqualTo(1);
    }

    @Test
    void agreesWithLookingAtEveryValue() {
        Random random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            compareOneRun(random, run);
        }
    }

    private static void compareOneRun(Random random, int run) {
        int size = 1 + random.nextInt(8);
        MaximumWindow window = new MaximumWindow(size);
        List<long[]> all = new ArrayList<>();
        long slot = 0;
        for (int step = 0; step < 50; step++) {
            slot += random.nextInt(4);
            int value = random.nextInt(20);
            all.add(new long[] {slot, value});
            long oldest = slot - size;
            long expected = all.stream()
                    .filter(entry -> entry[0] > oldest)
                    .mapToLong(entry -> entry[1])
                    .max()
                    .orElseThrow();
            assertThat(window.record(slot, value))
                    .as("seed %d, run %d, step %d", SEED, run, step)
                    .isEqualTo((int) expected);
        }
    }

    private static List<Integer> series(int... values) {
        MaximumWindow window = new MaximumWindow(5);
        return IntStream.range(0, values.length)
                .mapToObj(i -> window.record(i, values[i]))
                .toList();
    }
}
