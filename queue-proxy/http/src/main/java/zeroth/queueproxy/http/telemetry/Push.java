package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import zeroth.queueproxy.time.Timer;

/**
 * Sends messages to a collector, again and again, and never a second before the first was taken or given up: a collector
 * that is slow or not there costs one message's memory, and no request anything. Confined to one event loop.
 */
final class Push {
    private static final Logger LOG = System.getLogger(Push.class.getName());

    private final Timer timer;
    private final Duration interval;
    private final CollectorClient collector;
    private final Supplier<Optional<Protobuf>> messages;
    private Future<Void> last = Future.succeededFuture();
    private Timer.Pending next;

    /** Asks for a message each time that one can be sent; there may be nothing to say. */
    Push(Timer timer, Duration interval, CollectorClient collector, Supplier<Optional<Protobuf>> messages) {
        this.timer = timer;
        this.interval = interval;
        this.collector = collector;
        this.messages = messages;
        this.next = timer.after(interval, this::tick);
    }

    /** Without waiting for the interval to end. */
    void now() {
        if (last.isComplete()) {
            last = send();
        }
    }

    /** Sends what is left; completes when that was taken, or was not for a while. */
    Future<Void> close() {
        next.cancel();
        Promise<Void> told = Promise.promise();
        Timer.Pending late = timer.after(CollectorClient.PATIENCE, told::tryComplete);
        last.compose(done -> send()).onComplete(done -> told.tryComplete());
        return told.future().onComplete(done -> late.cancel()).compose(done -> collector.close());
    }

    private void tick() {
        next = timer.after(interval, this::tick);
        now();
    }

    private Future<Void> send() {
        return messages.get()
                .map(collector::send)
                .orElseGet(Future::succeededFuture)
                .recover(this::giveUp);
    }

    private Future<Void> giveUp(Throwable failure) {
        LOG.log(Level.DEBUG, "A collector took nothing: {0}", failure);
        return Future.succeededFuture();
    }
}
