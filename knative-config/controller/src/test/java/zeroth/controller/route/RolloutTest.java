package zeroth.controller.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's vectors, by their numbers in our notes; shares are written oldest first, as {@code a95 b5}. */
class RolloutTest {
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(55);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "R1, b100, b100, b100",
        "R3, a100, b100, a99 b1",
        "R4, a11 x31, b33, a2 x30 b1",
        "R5, a11 x14, b75, a11 x63 b1",
        "R6, a70, b70, a69 b1",
        "R7, a95 x5, b100, a95 x4 b1",
        "R8, a99 x1, b100, a99 b1",
        "R9, a1, b1, b1",
        "R10, a95 b5, b100, a95 b5",
    })
    void movesWithoutSteps(String name, String before, String goal, String after) {
        ConfigurationRollout next = rollout(before, new Pace.Started(NOW)).towards(rollout(goal), NOW);

        assertThat(text(next)).as(name).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "R2, a95 b5, b100, 3, a92 b8",
        "R12, a36 x16, c52, 4, a36 x15 c1",
        "R13, a30 b60, b90, 10, a20 b70",
        "R14, a22 x5 y3 b60, b90, 10, a20 b70",
        "R15, a5 x1 y1 b8, b15, 10, b15",
    })
    void movesInSteps(String name, String before, String goal, int size, String after) {
        ConfigurationRollout next = rollout(before, stepping(NOW, size)).towards(rollout(goal), NOW);

        assertThat(text(next)).as(name).isEqualTo(after);
    }

    @Test
    void aStepSaysWhenTheNextIs() {
        ConfigurationRollout next = rollout("a95 b5", stepping(NOW, 3)).towards(rollout("b100"), NOW);

        assertThat(next.next()).contains(NOW.plus(EVERY));
    }

    /** R16. */
    @Test
    void nothingMovesBeforeItsTime() {
        ConfigurationRollout before = rollout("a10 x5 b60", stepping(NOW.plusSeconds(2), 10));

        assertThat(before.towards(rollout("b75"), NOW)).isEqualTo(before);
    }

    /** R11. */
    @Test
    void whatGetsNothingIsDropped() {
        TrafficGroups groups = TrafficGroups.of(List.of(
                new ResolvedTarget("", new Backend("a", 80), 0, Optional.of("one")),
                new ResolvedTarget("", new Backend("b", 80), 100, Optional.of("two"))));

        assertThat(Rollout.goal(groups).configurations())
                .extracting(ConfigurationRollout::configuration)
                .containsExactly("two");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"R17, a21 b21, 75, a21 b54", "R18, a21 b54, 42, b42"})
    void changesItsPart(String name, String before, int percent, String after) {
        assertThat(text(rollout(before).withPercent(percent))).as(name).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 1, 1202020202",
        "100, 3000, 3, 3000000000",
        "75, 3000, 2, 3000000000",
        "50, 3000, 1, 3000000000",
        "13, 130000, 12, 1000000000",
    })
    void stepsEndInTime(int percent, long agoMillis, int size, long everyNanos) {
        Pace.Stepping pace = Pace.of(NOW.minusMillis(agoMillis), NOW, Duration.ofMinutes(2), percent);

        assertThat(pace.size()).isEqualTo(size);
        assertThat(pace.every()).isEqualTo(Duration.ofNanos(everyNanos));
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        Rollout rollout = new Rollout(
                List.of(rollout("a95 b5", stepping(NOW, 3)), ConfigurationRollout.to("c", "other", "tag", 100)));

        assertThat(RolloutJson.read(RolloutJson.write(rollout))).contains(rollout);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"not JSON", "{\"configurations\":[{\"configurationName\":\"c\";\"percent\":7}]}"},
            delimiter = '|')
    void aBrokenAnnotationIsNone(String text) {
        assertThat(RolloutJson.read(text.replace(';', ','))).isEmpty();
    }

    private static Pace stepping(Instant next, int size) {
        return new Pace.Stepping(NOW.minusSeconds(60), next, EVERY, size);
    }

    private static ConfigurationRollout rollout(String shares) {
        return rollout(shares, new Pace.Settled());
    }

    private static ConfigurationRollout rollout(String text, Pace pace) {
        List<RevisionShare> shares = new ArrayList<>(Stream.of(text.split(" "))
                .map(share -> new RevisionShare(share.substring(0, 1), Integer.parseInt(share.substring(1))))
                .toList());
        int percent = shares.stream().mapToInt(RevisionShare::percent).sum();
        return new ConfigurationRollout("hello", "", percent, shares, pace);
    }

    private static String text(ConfigurationRollout rollout) {
        return String.join(
                " ",
                rollout.revisions().stream()
                        .map(share -> share.revision() + share.percent())
                        .toList());
    }
}
