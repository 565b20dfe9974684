package zeroth.queueproxy.http.proxy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the bodies of waiting requests one server reads ahead, of one request and of all. Only who reads from a
 * connection learns that its client has left, and what was read must be kept. One atomic.
 */
final class ReadAhead {
    static final int OF_ONE_AT_MOST = 1 << 20;
    static final int OF_ALL_AT_MOST = 64 << 20;

    private final AtomicLong held = new AtomicLong();

    /** Notes that a request with {@code before} bytes holds so many more; false if it should hold no more after that. */
    boolean hold(long before, int more) {
        return held.addAndGet(more) < OF_ALL_AT_MOST && before + more < OF_ONE_AT_MOST;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
