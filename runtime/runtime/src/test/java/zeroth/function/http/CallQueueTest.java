package zeroth.function.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallQueueTest {
    private static final int MANY = 20_000;
    private static final int SECONDS = 30;

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final List<String> called = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final CallQueue queue = new CallQueue(this::ask, 3);

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
        List.of("a", "b", "c", "d").forEach(this::call);

        assertThat(refused).containsExactly("d");
        asked.remove().run();
        call("e");
        asked.forEach(Runnable::run);
        assertThat(called).containsExactly("a", "b", "c", "e");
    }

    @Test
    void refusesACallForWhichNoThreadCanBeHadAndForgetsIt() {
        full.set(true);
        call("a");
        full.set(false);
        call("b");

        assertThat(refused).containsExactly("a");
        asked.remove().run();
        assertThat(called).containsExactly("b");
    }

    @Test
    void aCallThatReliedOnAThreadThatCouldNotBeHadIsRefusedAsWell() {
        AtomicReference<CallQueue> itself = new AtomicReference<>();
        CallQueue busy = new CallQueue(
                thread -> {
                    itself.get().execute(() -> called.add("b"), none -> refused.add("b"));
                    throw new RejectedExecutionException("full");
                },
                Integer.MAX_VALUE);
        itself.set(busy);

        busy.execute(() -> called.add("a"), none -> refused.add("a"));

        assertThat(refused).containsExactly("a", "b");
        assertThat(called).isEmpty();
    }

    @Test
    void aThreadThatGetsNoHelpTakesWhatIsLeftItself() {
        List.of("a", "b").forEach(this::call);
        full.set(true);

        asked.remove().run();
        assertThat(called).containsExactly("a", "b");
        assertThat(refused).isEmpty();
    }

    @Test
    void aCallThatFailsLeavesTheOthersTheirThread() {
        queue.execute(
                () -> {
                    throw new IllegalStateException("planted");
                },
                CallQueueTest::unexpected);
        call("b");

        asked.remove().run();
        assertThat(called).containsExactly("b");
    }

    @Test
    void anInterruptIsNotTheNextCalls() {
        queue.execute(Thread.currentThread()::interrupt, CallQueueTest::unexpected);
        queue.execute(
                () -> called.add("interrupted: " + Thread.currentThread().isInterrupted()), CallQueueTest::unexpected);

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
                parallel.execute(
                        () -> {
                            await(together);
                            done.countDown();
                        },
                        CallQueueTest::unexpected);
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
                callers.execute(() -> parallel.execute(done::countDown, CallQueueTest::unexpected));
            }

            assertThat(done.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void call(String name) {
        queue.execute(() -> called.add(name), none -> refused.add(name));
    }

    private void ask(Runnable thread) {
        if (full.get()) {
            throw new RejectedExecutionException("full");
        }
        asked.add(thread);
    }

    private static void unexpected(RejectedExecutionException none) {
        throw none;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
