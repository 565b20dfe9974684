package zeroth.scaling.zero;

import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.scaling.zero.ActiveCondition.ACTIVE;
import static zeroth.scaling.zero.ActiveCondition.NO_TRAFFIC;
import static zeroth.scaling.zero.ActiveCondition.QUEUED;
import static zeroth.scaling.zero.ActiveCondition.TIMED_OUT;
import static zeroth.scaling.zero.ActiveCondition.UNCHANGED;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActiveConditionTest {
    private static final Activity ACTIVATING = new Activity.Activating(Instant.EPOCH);
    private static final Activity RUNNING = new Activity.Active(Instant.EPOCH);
    private static final Activity INACTIVE = new Activity.Inactive(Instant.EPOCH);

    @Test
    void zeroWhileActivatingIsATimeout() {
        assertThat(next(Desired.none(), 0, 1, ACTIVATING)).isEqualTo(TIMED_OUT);
    }

    @Test
    void zeroOtherwiseIsNoTraffic() {
        assertThat(next(Desired.none(), 1, 1, RUNNING)).isEqualTo(NO_TRAFFIC);
        assertThat(next(Desired.none(), 0, 1, INACTIVE)).isEqualTo(NO_TRAFFIC);
    }

    @Test
    void nothingNeededToStartIsNoTraffic() {
        assertThat(next(Desired.unknown(), 0, 0, ACTIVATING)).isEqualTo(NO_TRAFFIC);
    }

    @Test
    void requestsAreQueuedUntilEnoughPodsAreReady() {
        assertThat(next(Desired.of(1), 0, 1, INACTIVE)).isEqualTo(QUEUED);
        assertThat(next(Desired.unknown(), 0, 1, ACTIVATING)).isEqualTo(QUEUED);
        assertThat(next(Desired.of(11), 10, 11, RUNNING)).isEqualTo(QUEUED);
    }

    @Test
    void whatIsInactiveStaysSoUntilSomebodyAsks() {
        assertThat(next(Desired.unknown(), 0, 1, INACTIVE)).isEqualTo(NO_TRAFFIC);
        assertThat(next(Desired.unknown(), 1, 1, INACTIVE)).isEqualTo(UNCHANGED);
    }

    @Test
    void enoughReadyPodsAreActive() {
        assertThat(next(Desired.of(1), 1, 1, INACTIVE)).isEqualTo(ACTIVE);
        assertThat(next(Desired.unknown(), 1, 1, ACTIVATING)).isEqualTo(ACTIVE);
    }

    private static ActiveCondition next(Desired desired, int ready, int threshold, Activity activity) {
        return ActiveCondition.next(desired, ready, threshold, activity);
    }
}
