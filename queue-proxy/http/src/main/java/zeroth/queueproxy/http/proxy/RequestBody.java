package zeroth.queueproxy.http.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, held back until someone wants it. One that nobody wants is read and thrown away, up to a limit,
 * so that the connection can carry the next request. Confined to its exchange's event loop.
 */
final class RequestBody {
    /** What Go's server reads of a body that its handler left, before it gives the connection up. */
    private static final int DISCARDED_AT_MOST = 256 << 10;

    private final HttpServerRequest request;
    private final @Nullable String length;
    private final boolean expected;
    private State state = State.HELD;
    private boolean touched;
    private long discarded;

    RequestBody(HttpServerRequest request) {
        this.request = request;
        this.length = request.getHeader("Content-Length");
        this.expected = http2() || (length == null ? chunked() : !length.equals("0"));
        if (expected) {
            request.pause();
        }
    }

    /** Whether bytes may come. Of HTTP/2 only reading tells. */
    boolean expected() {
        return expected;
    }

    /** How many bytes the client said would come. */
    OptionalLong length() {
        return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    }

    /** Whether any of it was handed out, so that it cannot be sent a second time. */
    boolean touched() {
        return touched;
    }

    /** Hands the body to a reader; a second one takes over from the first. */
    void read(Reader reader) {
        if (state == State.ENDED) {
            reader.end();
            return;
        }
        state = State.READ;
        request.handler(chunk -> {
            touched = true;
            reader.chunk(chunk);
        });
        request.endHandler(end -> {
            state = State.ENDED;
            reader.end();
        });
        request.resume();
    }

    void pause() {
        if (state == State.READ) {
            request.pause();
        }
    }

    void resume() {
        if (state == State.READ) {
            request.resume();
        }
    }

    /** Reads what is left of it for nobody. */
    void discard() {
        if (expected && state != State.ENDED) {
            request.handler(this::countDiscarded);
            request.endHandler(end -> state = State.ENDED);
            request.resume();
        }
    }

    private void countDiscarded(Buffer chunk) {
        discarded += chunk.length();
        if (discarded <= DISCARDED_AT_MOST) {
            return;
        }
        if (http2()) {
            // The answer is complete: RFC 9113 lets a server tell its client to stop sending with NO_ERROR.
            request.response().reset(0);
        } else {
            request.connection().close();
        }
    }

    private boolean http2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private boolean chunked() {
        return request.headers().contains("Transfer-Encoding");
    }

    private enum State {
        HELD,
        READ,
        ENDED
    }

    /** Takes the pieces of a body. */
    interface Reader {
        void chunk(Buffer chunk);

        void end();
    }
}
