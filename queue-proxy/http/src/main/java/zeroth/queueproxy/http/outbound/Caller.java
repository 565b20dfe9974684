package zeroth.queueproxy.http.outbound;

import io.vertx.core.MultiMap;

/** Who sends a request, and is told what becomes of it, on its own event loop. */
public interface Caller {
    /** There is a connection; nothing has been sent. */
    void opened(Outbound request);

    /** There is none. */
    void notOpened(Throwable cause);

    /** The peer wants to have the body (100). */
    void continued(Outbound request);

    /** Headers that the reply will have (103). */
    void hinted(Outbound request, MultiMap hints);

    void replied(Outbound request, Reply reply);

    /** It broke off: before the reply, or in the middle of it. */
    void failed(Outbound request, Throwable cause);
}
