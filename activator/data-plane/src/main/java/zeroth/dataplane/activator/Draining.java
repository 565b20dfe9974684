package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * The end of this data plane, in phases that only move on. Once it is announced, connections end with the answers that
 * they carry, so that clients look for somebody else: those of HTTP/1.1 by {@code Connection: close}, those of HTTP/2 by
 * GOAWAY. Atomics, and a set with a lock of its own; an exchange counts from before it looks at the phase, so that none
 * slips through.
 */
final class Draining implements Stage {
    /** Streams end in their own time; this only bounds how long a peer may ignore GOAWAY. */
    private static final long GRACE_HOURS = 1;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    private final Promise<Void> quiet = Promise.promise();
    private final Set<HttpConnection> http2 =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private enum Phase {
        OPEN,
        /** Everybody may know; everything is served. */
        ANNOUNCED,
        /** The same, and whoever waits for it hears of a moment at which nothing runs. */
        FINISHING,
        /** Nothing begins any more. */
        REFUSING
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        running.incrementAndGet();
        exchange.onEnd(_ -> end());
        if (phase.get() == Phase.REFUSING) {
            exchange.answer(Refusals.SHUTTING_DOWN);
            return;
        }
        if (exchange.http2()) {
            meet(exchange.request().connection());
        } else {
            exchange.lastOfConnectionIf(this::announced);
        }
        next.handle(exchange);
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
        met().forEach(Draining::goAway);
    }

    /** Whoever comes at the moment of the announcement is seen here or there. */
    private void meet(HttpConnection connection) {
        if (http2.add(connection) && announced()) {
            goAway(connection);
        }
    }

    private List<HttpConnection> met() {
        synchronized (http2) {
            return List.copyOf(http2);
        }
    }

    private static void goAway(HttpConnection connection) {
        connection.shutdown(GRACE_HOURS, TimeUnit.HOURS);
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
