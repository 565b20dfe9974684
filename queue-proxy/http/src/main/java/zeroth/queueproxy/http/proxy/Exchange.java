package zeroth.queueproxy.http.proxy;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Stages read it, change what is sent on, answer it, and learn how it ended. Confined to the
 * event loop of its connection; {@link #run} gets there.
 */
public final class Exchange {
    private final HttpServerRequest request;
    private final Answering answering;
    private final @Nullable Context context = Vertx.currentContext();
    private final List<Consumer<Ending>> onEnd = new ArrayList<>(6);
    private final RequestBody body;
    private @Nullable IdentityHashMap<Key<?>, Object> attributes;
    private @Nullable Ending ending;
    private RequestTarget target;

    Exchange(HttpServerRequest request, ReadAhead readAhead) {
        this.request = request;
        this.answering = new Answering(request);
        this.target = RequestTarget.of(request);
        this.body = new RequestBody(request, readAhead);
        response().exceptionHandler(gone -> end(Ending.CLIENT_GONE));
        response().closeHandler(closed -> end(Ending.CLIENT_GONE));
    }

    /** The request as it came. Its body belongs to whoever forwards it. */
    public HttpServerRequest request() {
        return request;
    }

    public HttpMethod method() {
        return request.method();
    }

    /** The headers of the request, which a stage may change: they are what is sent on. */
    public MultiMap headers() {
        return request.headers();
    }

    /** The host that the client asked for, with its port if it named one, as it is sent on. */
    public String host() {
        return target.host();
    }

    /** Sends the request on as one for another host. */
    public void host(String host) {
        target = new RequestTarget(host, target.uri());
    }

    /** Path and query, as they are sent on. */
    public String uri() {
        return target.uri();
    }

    /** Sends the request on to another path and query. */
    public void uri(String uri) {
        target = new RequestTarget(target.host(), uri);
    }

    /** What a stage left here for a later one. */
    public <T> Optional<T> get(Key<T> key) {
        return attributes == null ? Optional.empty() : Optional.ofNullable(key.type.cast(attributes.get(key)));
    }

    /** Leaves something for a later stage. */
    public <T> void put(Key<T> key, T value) {
        if (attributes == null) {
            attributes = new IdentityHashMap<>(8);
        }
        attributes.put(key, value);
    }

    /** Runs {@code action} once when the exchange has ended, or at once if it has. The last one registered runs first. */
    public void onEnd(Consumer<Ending> action) {
        if (ending == null) {
            onEnd.add(action);
        } else {
            action.accept(ending);
        }
    }

    /** Runs {@code action} before each piece of the answer is written, its head included. Only one stage may ask. */
    public void onWrite(Runnable action) {
        answering.onWrite(action);
    }

    /** Runs {@code action} on this exchange's event loop: at once if that is where the caller is. */
    public void run(Runnable action) {
        if (context == null || context.equals(Vertx.currentContext())) {
            action.run();
        } else {
            context.runOnContext(now -> action.run());
        }
    }

    /** Runs {@code action} on this exchange's event loop after what is being done now. */
    public void later(Runnable action) {
        if (context == null) {
            action.run();
        } else {
            context.runOnContext(now -> action.run());
        }
    }

    public boolean ended() {
        return ending != null;
    }

    /** Whether the head of the answer is on its way. */
    public boolean begun() {
        return answering.begun();
    }

    /** Whether nothing of an answer was written; what goes over an upgraded connection is no answer. */
    public boolean silent() {
        return answering.silent();
    }

    /** The status that the client was told, or will be. */
    public int status() {
        return response().getStatusCode();
    }

    /** Bytes of the answer's body so far. */
    public long bytesWritten() {
        return response().bytesWritten();
    }

    /** Answers in the destination's place. What has ended already stays as it is. */
    public void answer(Answer answer) {
        if (!ended()) {
            answering.write(answer);
            end(Ending.ANSWERED);
        }
    }

    /**
     * Ends the exchange now. If the answer has begun, the sentence is appended and the answer ends cleanly, where its
     * length was not announced; where it was, and on an upgraded connection, it breaks off.
     */
    public void cutShort(Answer answer) {
        if (!ended()) {
            answering.cutShort(answer);
            end(Ending.CUT_SHORT);
        }
    }

    /** Breaks the answer off, so that the client sees that it is not complete. */
    public void abort() {
        if (!ended()) {
            answering.abort();
            end(Ending.ABORTED);
        }
    }

    /** Tells the client not to use this connection again, and closes it after the answer. */
    public void lastOfConnection() {
        answering.lastOfConnection();
    }

    /** The same, if {@code condition} holds when the head of the answer is written. */
    public void lastOfConnectionIf(BooleanSupplier condition) {
        answering.lastOfConnectionIf(condition);
    }

    HttpServerResponse response() {
        return answering.response();
    }

    RequestBody body() {
        return body;
    }

    /** Whether it came as a stream of HTTP/2. */
    public boolean http2() {
        return answering.http2();
    }

    /** Says that the connection now belongs to a tunnel, which {@code cut} tears down. */
    void upgraded(Runnable cutTunnel) {
        answering.upgraded(cutTunnel);
    }

    void beforeWrite() {
        answering.beforeWrite();
    }

    void end(Ending how) {
        if (ending != null) {
            return;
        }
        ending = how;
        for (int i = onEnd.size() - 1; i >= 0; i--) {
            onEnd.get(i).accept(how);
        }
        if (how == Ending.ANSWERED || how == Ending.CUT_SHORT) {
            leaveConnection();
        }
        body.drop();
    }

    /** Gets rid of a body that nobody read, and of the connection if it is not to be used again. */
    private void leaveConnection() {
        if (!answering.isUpgraded() && !answering.leave()) {
            body.discard();
        }
    }

    /** Names something of type {@code T} that stages leave for one another; compared by identity. */
    public static final class Key<T> {
        private final Class<T> type;

        public Key(Class<T> type) {
            this.type = type;
        }
    }
}
