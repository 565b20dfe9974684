package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * The end of this data plane: what runs may finish, and nothing begins any more. It may be announced before it begins.
 * Atomics; an exchange counts from before it looks whether the end has begun, so that none slips through.
 */
final class Draining implements Stage {
    private final AtomicBoolean announced = new AtomicBoolean();
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

    /** From now on everybody may know; everything is served as before. */
    void announce() {
        announced.set(true);
    }

    boolean announced() {
        return announced.get();
    }

    /** Completes when the last exchange has ended. */
    Future<Void> begin() {
        announce();
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
