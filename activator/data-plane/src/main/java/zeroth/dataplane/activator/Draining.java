package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * The end of this data plane, in phases that only move on. Atomics; an exchange counts from before it looks at the phase,
 * so that none slips through.
 */
final class Draining implements Stage {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    private final Promise<Void> quiet = Promise.promise();

    private enum Phase {
        OPEN,
        /** Everybody may know; everything is served as before. */
        ANNOUNCED,
        /** Who still comes is served, on a connection that ends with his answer. */
        FINISHING,
        /** Nothing begins any more. */
        REFUSING
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        running.incrementAndGet();
        exchange.onEnd(_ -> end());
        switch (phase.get()) {
            case OPEN, ANNOUNCED -> next.handle(exchange);
            case FINISHING -> {
                exchange.lastOfConnection();
                next.handle(exchange);
            }
            case REFUSING -> exchange.answer(Refusals.SHUTTING_DOWN);
        }
    }

    void announce() {
        enter(Phase.ANNOUNCED);
    }

    boolean announced() {
        return phase.get() != Phase.OPEN;
    }

    /** Serves who still comes; completes at a moment at which nothing runs. */
    Future<Void> finish() {
        return endIn(Phase.FINISHING);
    }

    /** Refuses who still comes; completes when the last exchange has ended. */
    Future<Void> refuse() {
        return endIn(Phase.REFUSING);
    }

    private Future<Void> endIn(Phase last) {
        enter(last);
        tellIfQuiet();
        return quiet.future();
    }

    private void enter(Phase next) {
        phase.accumulateAndGet(next, (now, later) -> now.compareTo(later) < 0 ? later : now);
    }

    private void end() {
        running.decrementAndGet();
        if (phase.get().compareTo(Phase.FINISHING) >= 0) {
            tellIfQuiet();
        }
    }

    private void tellIfQuiet() {
        if (running.get() == 0) {
            quiet.tryComplete();
        }
    }
}
