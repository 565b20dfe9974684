package zeroth.node.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff KUBELETS =
            Backoff.of(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(10));

    @Test
    void restartsAtOnceThenDoublesUpToFiveMinutes() {
        List<Long> seconds = Stream.iterate(
                        KUBELETS.ended(Duration.ofSeconds(1)), backoff -> backoff.ended(Duration.ofSeconds(1)))
                .limit(9)
                .map(backoff -> backoff.delay().toSeconds())
                .toList();

        assertThat(seconds).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    }

    @Test
    void beginsAnewAfterAHealthyRun() {
        Backoff tired = KUBELETS.ended(Duration.ZERO).ended(Duration.ZERO).ended(Duration.ZERO);

        assertThat(tired.ended(Duration.ofMinutes(10)).delay()).isZero();
    }

    @Test
    void staysAtItsLongestForEver() {
        Backoff backoff = KUBELETS;
        for (int i = 0; i < 1000; i++) {
            backoff = backoff.ended(Duration.ZERO);
        }
        assertThat(backoff.delay()).isEqualTo(Duration.ofMinutes(5));
    }
}
