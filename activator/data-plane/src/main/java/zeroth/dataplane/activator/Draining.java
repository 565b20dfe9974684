package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * The end of this data plane: what runs may finish, and nothing begins any more. Atomics; an exchange counts from before
 * it looks whether the end has begun, so that none slips through.
 */
final class Draining implements Stage {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean began = new AtomicBoolean();
    private final Promise<Void> quiet = Promise.promise();

    @Override
    public void handle(Exchange exchange, Next next) {
        running.incrementAndGet();
        exchange.onEnd(_ -> end());
        if (began.get()) {
            exchange.answer(Refusals.SHUTTING_DOWN);
        } else {
            next.handle(exchange);
        }
    }

    boolean began() {
        return began.get();
    }

    /** Completes when the last exchange has ended. */
    Future<Void> begin() {
        began.set(true);
        tellIfQuiet();
        return quiet.future();
    }

    private void end() {
        running.decrementAndGet();
        if (began.get()) {
            tellIfQuiet();
        }
    }

    private void tellIfQuiet() {
        if (running.get() == 0) {
            quiet.tryComplete();
        }
    }
}
