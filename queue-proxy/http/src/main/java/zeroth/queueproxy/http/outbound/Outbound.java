package zeroth.queueproxy.http.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * One request to an address, on a connection of its own or on a stream of a shared one. Its head comes first. Confined to
 * the event loop of its caller. What is asked of it after it was cancelled, or failed, does nothing.
 */
public interface Outbound {
    boolean http2();

    /** Whether an earlier request used the connection: its peer may have closed it without our having seen it. */
    boolean reused();

    /**
     * Says what is asked for: first of all.
     *
     * @param uri path and query
     * @throws IllegalArgumentException if it has characters that would end it
     */
    void begin(HttpMethod method, String uri);

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException if it has characters that no header has
     */
    void header(CharSequence name, CharSequence value);

    /** Names the host that the request is for, with its port if it has one. */
    void host(String host);

    /** Says that the length of the body is not known; before the head is sent. */
    void chunked();

    /** Sends the head alone: the first piece of the body, or the end, would send it too. */
    void sendHead();

    void write(Buffer piece);

    /** Ends the request with its last piece. */
    void end(Buffer last);

    /** Ends the request. */
    void end();

    /** Whether enough may have left us for the peer to act on. Half a head is not. */
    boolean mayHaveArrived();

    /** Whether as much waits to be written as should. */
    boolean full();

    /** Calls {@code action} when there is room again. */
    void onRoom(Runnable action);

    /** Whether the peer says that it did not look at the request. */
    boolean unseen(Throwable failure);

    /** Gives the request up, and the connection with it where nothing else is on it. The caller hears no more of it. */
    void cancel();
}
