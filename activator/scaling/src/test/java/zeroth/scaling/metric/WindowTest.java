package zeroth.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Upstream's bucket vectors B1 to B13, and those of the weighted average. */
class WindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Window window = new Window(Averaging.LINEAR, Duration.ofSeconds(5));

    @Test
    void averagesWhatWasWrittenSecondBySecond() {
        write(0, 1);
        assertThat(average(0)).as("B1").isEqualTo(1);
        writeFrom(1, 2, 3, 4, 5);
        assertThat(average(4)).as("B2").isEqualTo(3);
    }

    @Test
    void silenceShrinksTheWindowUntilAllOfItHasPassed() {
        writeFrom(0, 1, 2, 3, 4, 5);
        assertThat(average(6)).as("B3").isEqualTo(4);
        assertThat(average(10)).as("B4").isEqualTo(0);
    }

    @Test
    void aGapBetweenWritesCountsAsZero() {
        writeFrom(0, 1, 2, 3, 4, 5);
        write(6, 91);
        assertThat(average(6)).as("B5").isEqualTo(20.6);
    }

    @Test
    void lateValuesInsideTheWindowAreAdded() {
        writeFrom(0, 1, 2, 3, 4, 5);
        write(60, 1984);
        assertThat(average(60)).as("B6").isEqualTo(1984);
        write(57, 4);
        assertThat(average(60)).as("B7").isEqualTo(497);
        write(61, 5);
        assertThat(average(61)).as("B8").isCloseTo((4 + 1984 + 5) / 5.0, within(1e-6));
        write(58, 10);
        assertThat(average(61)).as("B9").isCloseTo((4 + 10 + 1984 + 5) / 5.0, within(1e-6));
    }

    @Test
    void valuesOlderThanTheWindowAreIgnored() {
        write(60, 10);
        write(55, 999);
        write(54, 999);
        assertThat(average(60)).as("B10").isEqualTo(10);
    }

    @Test
    void keepsTheNewestValuesWhenResized() {
        writeFrom(0, 1, 2, 3, 4, 5, 6);
        assertThat(average(5)).as("B11").isEqualTo(4);
        window.resize(at(5), Duration.ofSeconds(10));
        assertThat(average(5)).as("B12").isEqualTo(4);
        write(6, 7);
        assertThat(average(6)).as("B12").isEqualTo(4.5);
        window.resize(at(6), Duration.ofSeconds(4));
        assertThat(average(6)).as("B13").isEqualTo(5.5);
    }

    @Test
    void startsEmptyWhenResizedAfterLongSilence() {
        write(0, 7);
        window.resize(at(6), Duration.ofSeconds(10));
        assertThat(window.isEmpty(at(6))).isTrue();
        assertThat(average(6)).isEqualTo(0);
    }

    @Test
    void valuesOfTheSameSecondAddUp() {
        write(0, 3);
        write(0, 4);
        assertThat(average(0)).isEqualTo(7);
    }

    @Test
    void isEmptyOnlyAfterMoreThanAWholeWindow() {
        assertThat(window.isEmpty(START)).isTrue();
        write(0, 1);
        assertThat(window.isEmpty(at(5))).isFalse();
        assertThat(window.isEmpty(at(6))).isTrue();
    }

    @Test
    void newerSecondsWeighMoreInTheExponentialAverage() {
        Window weighted = weighted(5, 2, 3, 4, 5, 6);
        assertThat(weighted.average(at(4))).isCloseTo(5.812, within(1e-3));
        assertThat(weighted(5, 10).average(at(0))).isCloseTo(8.41511, within(1e-5));
        assertThat(weighted(5, 10, 10).average(at(1))).isCloseTo(9.74881, within(1e-5));
        assertThat(weighted(60, 10).average(at(0))).isCloseTo(2.0, within(1e-5));
        assertThat(weighted(60, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10).average(at(9)))
                .isCloseTo(8.92626, within(1e-5));
    }

    @Test
    void theExponentialAverageFadesInSilence() {
        Window weighted = weighted(5, 10);
        assertThat(weighted.average(at(1))).isCloseTo(10 * 0.841511 * 0.158489, within(1e-4));
        assertThat(weighted.average(at(5))).isEqualTo(0);
    }

    private static Window weighted(int seconds, double... values) {
        Window weighted = new Window(Averaging.WEIGHTED_EXPONENTIAL, Duration.ofSeconds(seconds));
        for (int i = 0; i < values.length; i++) {
            weighted.record(at(i), values[i]);
        }
        return weighted;
    }

    private void writeFrom(int second, double... values) {
        for (int i = 0; i < values.length; i++) {
            write(second + i, values[i]);
        }
    }

    private void write(int second, double value) {
        window.record(at(second), value);
    }

    private double average(int second) {
        return window.average(at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
