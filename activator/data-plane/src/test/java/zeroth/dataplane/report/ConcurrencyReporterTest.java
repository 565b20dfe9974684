package zeroth.dataplane.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.time.testing.VirtualTime;

class ConcurrencyReporterTest {
    private static final RevisionId HELLO = new RevisionId("default", "hello-00001");
    private static final RevisionId OTHER = new RevisionId("default", "other-00001");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<List<StatsReport>> batches = new ArrayList<>();
    private final ConcurrencyReporter reporter = new ConcurrencyReporter("act-1", time, batches::add);

    @Test
    void theFirstRequestOfAnIdleRevisionIsToldAtOnce() {
        reporter.enter(HELLO);

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst())
                .extracting(
                        StatsReport::revision,
                        StatsReport::pod,
                        StatsReport::averageConcurrentRequests,
                        StatsReport::requestCount)
                .containsExactly(Tuple.tuple(HELLO, "act-1", 1.0, 1.0));
    }

    @Test
    void whatWasToldAtOnceIsTakenOffTheNextReport() {
        reporter.enter(HELLO);
        tickAfter(SECOND);
        tickAfter(SECOND);

        assertThat(batches)
                .extracting(batch -> batch.getFirst().averageConcurrentRequests())
                .containsExactly(1.0, 0.0, 1.0);
        assertThat(batches).extracting(batch -> batch.getFirst().requestCount()).containsExactly(1.0, 0.0, 0.0);
    }

    @Test
    void theSecondRequestIsNotToldAtOnce() {
        reporter.enter(HELLO);
        reporter.enter(HELLO);

        assertThat(batches).hasSize(1);
    }

    @Test
    void concurrencyDoesNotFallBelowZero() {
        ConcurrencyReporter.Held request = reporter.enter(HELLO);
        time.advance(Duration.ofMillis(500));
        request.close();
        tickAfter(Duration.ofMillis(500));

        assertThat(batches.getLast().getFirst().averageConcurrentRequests()).isZero();
    }

    @Test
    void aQuietRevisionIsToldAsZeroOnceThenForgottenThenWokenAnew() {
        reporter.enter(HELLO).close();
        tickAfter(SECOND);
        tickAfter(SECOND);
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast().getFirst().averageConcurrentRequests()).isZero();

        reporter.enter(HELLO);

        assertThat(batches).hasSize(3);
        assertThat(batches.getLast().getFirst().averageConcurrentRequests()).isOne();
    }

    @Test
    void allRevisionsOfASecondAreOneBatch() {
        reporter.enter(HELLO);
        reporter.enter(OTHER);
        tickAfter(SECOND);

        assertThat(batches).hasSize(3);
        assertThat(batches.getLast()).extracting(StatsReport::revision).containsExactlyInAnyOrder(HELLO, OTHER);
    }

    @Test
    void aRequestThatIsOverTwiceIsOverOnce() {
        ConcurrencyReporter.Held one = reporter.enter(HELLO);
        reporter.enter(HELLO);
        one.close();
        one.close();
        tickAfter(SECOND);
        tickAfter(SECOND);

        assertThat(batches.getLast().getFirst().averageConcurrentRequests()).isOne();
    }

    private void tickAfter(Duration time) {
        this.time.advance(time);
        reporter.tick();
    }
}
