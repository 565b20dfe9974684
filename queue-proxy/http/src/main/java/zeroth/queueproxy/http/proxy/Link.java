package zeroth.queueproxy.http.proxy;

/** What we know of one connection to a destination. Confined to that connection's event loop. */
final class Link {
    private boolean used;
    private int lastStream = Integer.MAX_VALUE;

    /** Whether an earlier exchange used it: its peer may have closed it without our having seen it. */
    boolean use() {
        boolean before = used;
        used = true;
        return before;
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
