package zeroth.queueproxy.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random arrivals and departures at a gate, and at one that is written as plainly as can be. */
class GateAgainstNaiveTwinTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void decidesAsTheTwinDoes(int limit) {
        Random random = new Random(limit);
        Gate gate = new Gate(ConcurrencyLimit.of(limit));
        NaiveGate twin = new NaiveGate(limit);
        List<Visitor> admitted = new ArrayList<>();
        List<Present> present = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            if (present.isEmpty() || random.nextInt(100) < 52) {
                Visitor visitor = new Visitor(step);
                String said = enter(gate.enter(() -> admitted.add(visitor)), visitor, present);
                assertThat(said).as("seed %d, step %d", limit, step).isEqualTo(twin.enter(visitor));
            } else {
                Present leaving = present.get(random.nextInt(present.size()));
                present.remove(leaving);
                leaving.permit().close();
                twin.leave(leaving.visitor());
            }
            assertThat(admitted).as("seed %d, step %d", limit, step).isEqualTo(twin.admitted);
            assertThat(gate.inside()).as("seed %d, step %d", limit, step).isEqualTo(twin.inside.size());
            assertThat(gate.waiting()).as("seed %d, step %d", limit, step).isEqualTo(twin.waiting.size());
            admitted.clear();
            twin.admitted.clear();
        }
    }

    private static String enter(Entry entry, Visitor visitor, List<Present> present) {
        return switch (entry) {
            case Entry.Admitted(Permit permit) -> {
                present.add(new Present(visitor, permit));
                yield "admitted";
            }
            case Entry.Queued(Permit permit) -> {
                present.add(new Present(visitor, permit));
                yield "queued";
            }
            case Entry.Full() -> "full";
        };
    }

    private record Visitor(int number) {}

    private record Present(Visitor visitor, Permit permit) {}

    private static final class NaiveGate {
        private final int limit;
        private final List<Visitor> inside = new ArrayList<>();
        private final List<Visitor> waiting = new ArrayList<>();
        private final List<Visitor> admitted = new ArrayList<>();

        private NaiveGate(int limit) {
            this.limit = limit;
        }

        private String enter(Visitor visitor) {
            if (inside.size() < limit) {
                inside.add(visitor);
                return "admitted";
            }
            if (waiting.size() == 10 * limit) {
                return "full";
            }
            waiting.add(visitor);
            return "queued";
        }

        private void leave(Visitor visitor) {
            waiting.remove(visitor);
            inside.remove(visitor);
            while (inside.size() < limit && !waiting.isEmpty()) {
                Visitor next = waiting.removeFirst();
                inside.add(next);
                admitted.add(next);
            }
        }
    }
}
