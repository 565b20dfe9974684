package zeroth.queueproxy.http.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;
import zeroth.queueproxy.time.Timer;

/** A timer whose actions run on the event loop that asked, so that they need no lock. */
public record EventLoopTimer(Vertx vertx) implements Timer {
    @Override
    public Pending after(Duration delay, Runnable action) {
        long id = vertx.setTimer(Math.max(1, delay.toMillis()), due -> action.run());
        return () -> vertx.cancelTimer(id);
    }
}
