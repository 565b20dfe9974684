package zeroth.function.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;
import zeroth.function.event.EventData;
import zeroth.function.routing.Trigger;

class LimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The calls that run, each with its end. */
    private final List<Consumer<Outcome>> running = new ArrayList<>();

    private final List<Runnable> alarms = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void letsSoManyRunAndSoManyWait() {
        var gate = gate(2, 1);

        deliver(gate, 4);

        assertThat(running).hasSize(2);
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Busy.class);
    }

    @Test
    void givesASeatToTheOneThatWaitedLongest() {
        var gate = gate(1, 5);
        deliver(gate, 3);

        running.get(0).accept(new Outcome.Accepted());
        assertThat(running).hasSize(2);
        running.get(1).accept(new Outcome.Failed("no"));
        running.get(2).accept(new Outcome.Accepted());

        assertThat(outcomes).containsExactly(new Outcome.Accepted(), new Outcome.Failed("no"), new Outcome.Accepted());
        deliver(gate, 1);
        assertThat(running).hasSize(4);
    }

    @Test
    void leavesFunctionsWithoutALimitAlone() {
        deliver(new Gate(Map.of("other", new Gate.Limit(1, 0)), this::run), 5);

        assertThat(running).hasSize(5);
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gate.Limit(0, 1));
    }

    @Test
    void answersInTimeAndFreesTheSeatWhenTheCallHasReallyEnded() {
        var gate = new Deadline(Map.of("f", SECOND), this::alarm, gate(1, 5));
        deliver(gate, 2);

        alarms.get(0).run();
        assertThat(outcomes).containsExactly(new Outcome.TimedOut(SECOND));
        assertThat(running).hasSize(1);

        running.get(0).accept(new Outcome.Accepted());
        assertThat(outcomes).hasSize(1);
        assertThat(running).hasSize(2);
    }

    @Test
    void doesNotAnswerTwice() {
        deliver(new Deadline(Map.of("f", SECOND), this::alarm, this::run), 1);
        running.get(0).accept(new Outcome.Accepted());

        alarms.get(0).run();

        assertThat(outcomes).containsExactly(new Outcome.Accepted());
    }

    @Test
    void interruptsACallThatRunsAndDoesNotBeginOneThatWaits() {
        var runs = delivery();
        assertThat(runs.begin(Optional.of(Thread.currentThread()))).isTrue();
        runs.abandon();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        runs.leave(() -> {});
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        var waits = delivery();
        waits.abandon();
        assertThat(waits.begin(Optional.empty())).isFalse();
    }

    private Gate gate(int concurrency, int queue) {
        return new Gate(Map.of("f", new Gate.Limit(concurrency, queue)), this::run);
    }

    private void deliver(Stage stage, int times) {
        for (int i = 0; i < times; i++) {
            stage.deliver(delivery(), outcomes::add);
        }
    }

    private void run(Delivery delivery, Consumer<Outcome> then) {
        running.add(then);
    }

    private Runnable alarm(Duration time, Runnable action) {
        alarms.add(action);
        return () -> {};
    }

    private static Delivery delivery() {
        var spec = new FunctionSpec("f", Trigger.of("f"), "f.output", "f", Execution.WORKER);
        var invoker = new FunctionInvoker(
                "f", F.class, List.of(F.class.getDeclaredMethods()).getFirst());
        return Delivery.plain(
                new EventFunction(spec, invoker, new ObjectMapper(), () -> "id"), new EventData.None(), Runnable::run);
    }

    static final class F {
        public void f() {}
    }
}
