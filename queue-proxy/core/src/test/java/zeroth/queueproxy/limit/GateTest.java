package zeroth.queueproxy.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final List<Integer> admitted = new ArrayList<>();

    @Test
    void tenRunAHundredWaitAndTheNextIsRefused() {
        Gate gate = new Gate(ConcurrencyLimit.of(10));

        for (int i = 0; i < 10; i++) {
            assertThat(enter(gate, i)).isInstanceOf(Entry.Admitted.class);
        }
        for (int i = 10; i < 110; i++) {
            assertThat(enter(gate, i)).isInstanceOf(Entry.Queued.class);
        }
        assertThat(enter(gate, 110)).isInstanceOf(Entry.Full.class);
        assertThat(gate.inside()).isEqualTo(10);
        assertThat(gate.waiting()).isEqualTo(100);
    }

    @Test
    void unlimitedGateLetsEverybodyIn() {
        Gate gate = new Gate(ConcurrencyLimit.of(0));

        for (int i = 0; i < 1000; i++) {
            assertThat(enter(gate, i)).isInstanceOf(Entry.Admitted.class);
        }
    }

    @Test
    void whoWaitsLongestIsNext() {
        Gate gate = new Gate(ConcurrencyLimit.of(1));
        Permit first = permit(enter(gate, 1));
        Permit second = permit(enter(gate, 2));
        enter(gate, 3);

        first.close();
        second.close();

        assertThat(admitted).containsExactly(2, 3);
    }

    @Test
    void newcomerDoesNotOvertakeWhoWaits() {
        Gate gate = new Gate(ConcurrencyLimit.of(1));
        Permit first = permit(enter(gate, 1));
        enter(gate, 2);

        first.close();

        assertThat(enter(gate, 3)).isInstanceOf(Entry.Queued.class);
        assertThat(admitted).containsExactly(2);
    }

    @Test
    void whoLeavesTheQueueIsNotAdmittedAndMakesRoom() {
        Gate gate = new Gate(ConcurrencyLimit.of(1));
        Permit first = permit(enter(gate, 1));
        Permit second = permit(enter(gate, 2));
        enter(gate, 3);

        second.close();
        first.close();

        assertThat(admitted).containsExactly(3);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void permitClosedTwiceIsClosedOnce() {
        Gate gate = new Gate(ConcurrencyLimit.of(1));
        Permit first = permit(enter(gate, 1));
        enter(gate, 2);
        enter(gate, 3);

        first.close();
        first.close();

        assertThat(admitted).containsExactly(2);
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void limitBelowOneIsRefused() {
        assertThatThrownBy(() -> ConcurrencyLimit.of(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requests: -1 (expected: at least 1)");
    }

    private Entry enter(Gate gate, int number) {
        return gate.enter(() -> admitted.add(number));
    }

    private static Permit permit(Entry entry) {
        return switch (entry) {
            case Entry.Admitted(Permit permit) -> permit;
            case Entry.Queued(Permit permit) -> permit;
            case Entry.Full() -> throw new AssertionError("full");
        };
    }
}
