package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Stages read it, change what is sent on, answer it, and learn how it ended. Confined to the
 * event loop of its connection.
 */
public final class Exchange {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final List<Consumer<Ending>> onEnd = new ArrayList<>(4);
    private @Nullable IdentityHashMap<Key<?>, Object> attributes;
    private @Nullable Ending ending;
    private String host;

    Exchange(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
        this.host = HostHeader.of(request);
    }

    /** The request as it came. Its body belongs to whoever forwards it. */
    public HttpServerRequest request() {
        return request;
    }

    /** The headers of the request, which a stage may change: they are what is sent on. */
    public MultiMap headers() {
        return request.headers();
    }

    /** The host that the client asked for, with its port, as it is sent on. */
    public String host() {
        return host;
    }

    /** Sends the request on as one for another host. */
    public void host(String host) {
        this.host = host;
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

    public boolean ended() {
        return ending != null;
    }

    /** The status that the client was told, or will be. */
    public int status() {
        return response.getStatusCode();
    }

    /** Whether the head of the answer is on its way. */
    public boolean begun() {
        return response.headWritten();
    }

    /** Answers in the destination's place. */
    public void answer(Answer answer) {
        finish(answer, Ending.ANSWERED);
    }

    void fail(Answer answer) {
        if (!begun() && !ended()) {
            answer(answer);
        }
    }

    private void finish(Answer answer, Ending how) {
        response.setStatusCode(answer.status());
        answer.writeHeaders(response.headers());
        response.end(Buffer.buffer(answer.body()));
        end(how);
    }

    void end(Ending how) {
        if (ending == null) {
            ending = how;
            for (int i = onEnd.size() - 1; i >= 0; i--) {
                onEnd.get(i).accept(how);
            }
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
