package zeroth.node.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroth.queueproxy.time.Timer;
import zeroth.queueproxy.time.testing.VirtualTime;

@Timeout(10)
class WorkQueueTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);

    @Test
    void runsOnceForManyWishesWhileAnotherKeyIsWorkedOn() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        List<String> runs = new CopyOnWriteArrayList<>();
        try (WorkQueue<String> queue = WorkQueue.start("test", time, key -> {
            runs.add(key);
            if (key.equals("first")) {
                await(busy);
            }
        })) {
            var first = queue.add("first");
            var second = queue.add("second");
            var again = queue.add("second");
            busy.countDown();
            first.join();
            second.join();
            again.join();
        }
        assertThat(runs).containsExactly("first", "second");
    }

    @Test
    void triesAgainLaterAfterAFailure() throws InterruptedException {
        BlockingQueue<Duration> delays = new LinkedBlockingQueue<>();
        Timer recording = (delay, _) -> {
            delays.add(delay);
            return () -> {};
        };
        try (WorkQueue<String> queue = WorkQueue.start("test", recording, _ -> {
            throw new IllegalStateException("not yet");
        })) {
            queue.add("key").join();
            queue.add("key").join();
        }
        assertThat(delays.poll(1, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(100));
        assertThat(delays.poll(1, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void answersAtOnceWhenItIsClosed() {
        WorkQueue<String> queue = WorkQueue.start("test", time, _ -> {});

        queue.close();

        assertThat(queue.add("key")).isCompleted();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
