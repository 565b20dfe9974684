package zeroth.dataplane.throttle;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests of one namespace wait, bounded so that a tenant cannot fill the process. One atomic; Revisions that
 * ask at the same moment may pass the bound by one each.
 */
final class Lobby {
    private final int bound;
    private final AtomicInteger waiting = new AtomicInteger();

    Lobby(int bound) {
        this.bound = bound;
    }

    boolean hasRoom() {
        return waiting.get() < bound;
    }

    void enter() {
        waiting.incrementAndGet();
    }

    void leave() {
        waiting.decrementAndGet();
    }
}
