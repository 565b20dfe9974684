package zeroth.queueproxy.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateUnderStressTest {
    private static final int VISITORS = 20_000;
    private static final int EACH_SO_MANYTH_GIVES_UP = 7;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger gaveUp = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void neverOverTheLimitAndNobodyForgotten(int limit) {
        Gate gate = new Gate(ConcurrencyLimit.of(limit));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < VISITORS; i++) {
                int number = i;
                threads.execute(() -> visit(gate, number));
            }
        }

        assertThat(most).hasValueLessThanOrEqualTo(limit);
        assertThat(served.get() + refused.get() + gaveUp.get()).isEqualTo(VISITORS);
        assertThat(gate.inside()).isZero();
        assertThat(gate.waiting()).isZero();
    }

    private void visit(Gate gate, int number) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        switch (gate.enter(() -> turn.complete(null))) {
            case Entry.Admitted(Permit permit) -> stay(permit);
            case Entry.Queued(Permit permit) -> await(permit, turn, number);
            case Entry.Full() -> refused.incrementAndGet();
        }
    }

    private void await(Permit permit, CompletableFuture<Void> turn, int number) {
        if (number % EACH_SO_MANYTH_GIVES_UP == 0) {
            permit.close();
            gaveUp.incrementAndGet();
        } else {
            turn.join();
            stay(permit);
        }
    }

    private void stay(Permit permit) {
        int now = inside.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        Thread.onSpinWait();
        inside.decrementAndGet();
        permit.close();
        served.incrementAndGet();
    }
}
