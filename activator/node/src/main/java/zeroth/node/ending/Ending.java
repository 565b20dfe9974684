package zeroth.node.ending;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that ends once, and for which one can wait a while. One atomic; any thread may call. */
public final class Ending {
    private final CountDownLatch open = new CountDownLatch(1);

    /** Ends it. Again, it does nothing. */
    public void end() {
        open.countDown();
    }

    public boolean hasCome() {
        return open.getCount() == 0;
    }

    /** Until it ends, or so long. A thread that is interrupted goes on at once. */
    public void await(Duration atMost) {
        try {
            var _ = open.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
