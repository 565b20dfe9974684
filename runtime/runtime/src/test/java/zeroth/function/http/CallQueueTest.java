package zeroth.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallQueueTest {
    private static final int MANY = 20_000;
    private static final int SECONDS = 30;

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final List<String> called = new ArrayList<>();
    private final CallQueue queue = new CallQueue(asked::add, 3);

    @Test
    void asksForOneThreadUntilItComes() {
        List.of("a", "b", "c").forEach(this::call);

        assertThat(asked).hasSize(1);
        asked.remove().run();
        assertThat(called).containsExactly("a", "b", "c");
    }

    @Test
    void aThreadThatHasACallAsksForAnotherWhereACallIsLeft() {
        List.of("a", "b").forEach(this::call);
        asked.remove().run();

        assertThat(asked).hasSize(1);
        asked.remove().run();
        assertThat(asked).as("nothing was left").isEmpty();
    }

    @Test
    void asksAgainForACallThatComesLater() {
        call("a");
        asked.remove().run();
        call("b");

        asked.remove().run();
        assertThat(called).containsExactly("a", "b");
    }

    @Test
    void refusesACallBeyondWhatMayWait() {
        List.of("a", "b", "c").forEach(this::call);

        assertThatThrownBy(() -> call("d")).isInstanceOf(RejectedExecutionException.class);
        asked.remove().run();
        call("e");
        asked.forEach(Runnable::run);
        assertThat(called).containsExactly("a", "b", "c", "e");
    }

    @Test
    void refusesACallForWhichNoThreadCanBeHadAndForgetsIt() {
        List<Runnable> free = new ArrayList<>();
        CallQueue full = new CallQueue(
                thread -> {
                    if (!free.isEmpty()) {
                        throw new RejectedExecutionException("full");
                    }
                    free.add(thread);
                },
                Integer.MAX_VALUE);
        full.execute(() -> called.add("a"));
        free.getFirst().run();

        assertThatThrownBy(() -> full.execute(() -> called.add("b"))).isInstanceOf(RejectedExecutionException.class);
        free.clear();
        full.execute(() -> called.add("c"));
        free.getFirst().run();
        assertThat(called).containsExactly("a", "c");
    }

    @Test
    void aCallThatFailsLeavesTheOthersTheirThread() {
        queue.execute(() -> {
            throw new IllegalStateException("planted");
        });
        call("b");

        asked.remove().run();
        assertThat(called).containsExactly("b");
    }

    @Test
    void anInterruptIsNotTheNextCalls() {
        queue.execute(Thread.currentThread()::interrupt);
        queue.execute(() -> called.add("interrupted: " + Thread.currentThread().isInterrupted()));

        asked.remove().run();
        assertThat(called).containsExactly("interrupted: false");
    }

    @Test
    void callsThatWaitForOneAnotherRunAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            CallQueue parallel = new CallQueue(threads, Integer.MAX_VALUE);
            CyclicBarrier together = new CyclicBarrier(8);
            CountDownLatch done = new CountDownLatch(8);

            for (int i = 0; i < 8; i++) {
                parallel.execute(() -> {
                    await(together);
                    done.countDown();
                });
            }

            assertThat(done.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void noneOfManyIsForgotten() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {
            CallQueue parallel = new CallQueue(threads, Integer.MAX_VALUE);
            CountDownLatch done = new CountDownLatch(MANY);

            for (int i = 0; i < MANY; i++) {
                callers.execute(() -> parallel.execute(done::countDown));
            }

            assertThat(done.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void call(String name) {
        queue.execute(() -> called.add(name));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
