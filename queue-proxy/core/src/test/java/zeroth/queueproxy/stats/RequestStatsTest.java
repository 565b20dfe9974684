package zeroth.queueproxy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.time.testing.VirtualTime;

class RequestStatsTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final RequestStats stats = new RequestStats(time);

    @Test
    void requestOfHalfTheWindowIsHalfARequest() {
        advance(200);
        RequestStats.InFlight request = stats.enter(Origin.DIRECT);
        advance(500);
        request.close();
        advance(300);

        Averages report = stats.report();

        assertThat(report.concurrency()).isCloseTo(0.5, within(1e-9));
        assertThat(report.arrivals()).isEqualTo(1);
    }

    @Test
    void proxiedRequestCountsInBoth() {
        stats.enter(Origin.DIRECT);
        stats.enter(Origin.PROXIED);
        stats.report();
        advance(1000);

        assertThat(stats.report()).isEqualTo(new Averages(2, 1, 0, 0));
    }

    @Test
    void arrivalsOfOnePeriodAreNotThoseOfTheNext() {
        stats.enter(Origin.PROXIED).close();
        advance(1000);

        assertThat(stats.report()).isEqualTo(new Averages(0, 0, 1, 1));
        advance(1000);
        assertThat(stats.report()).isEqualTo(new Averages(0, 0, 0, 0));
    }

    @Test
    void requestClosedTwiceLeavesOnce() {
        RequestStats.InFlight request = stats.enter(Origin.DIRECT);
        stats.enter(Origin.DIRECT);
        request.close();
        request.close();
        stats.report();
        advance(1000);

        assertThat(stats.report().concurrency()).isEqualTo(1);
    }

    @Test
    void periodWithoutTimeHasNoAverage() {
        stats.enter(Origin.DIRECT);

        assertThat(stats.report()).isEqualTo(new Averages(0, 0, 1, 0));
    }

    @Test
    void clockThatGoesBackAddsNothingAndIsFollowed() {
        AtomicLong now = new AtomicLong(10_000);
        RequestStats unsteady = new RequestStats(new InstantSource() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now.get());
            }
        });
        unsteady.enter(Origin.DIRECT);
        now.set(4_000);
        assertThat(unsteady.report().concurrency()).isZero();
        now.set(5_000);

        assertThat(unsteady.report().concurrency()).isEqualTo(1);
    }

    private void advance(int millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
