package zeroth.queueproxy.http.outbound;

import java.util.concurrent.atomic.AtomicBoolean;

/** What we know of one connection to a destination. Each field is changed at once by whoever uses the connection. */
final class Link {
    private final AtomicBoolean used = new AtomicBoolean();
    private volatile int lastStream = Integer.MAX_VALUE;

    /** Whether an earlier exchange used it: its peer may have closed it without our having seen it. */
    boolean use() {
        return used.getAndSet(true);
    }

    /** Its peer takes no stream after this one. */
    void goneAway(int last) {
        lastStream = last;
    }

    /** Whether the peer said that it did not look at this stream. */
    boolean ignored(int stream) {
        return stream > lastStream;
    }
}
