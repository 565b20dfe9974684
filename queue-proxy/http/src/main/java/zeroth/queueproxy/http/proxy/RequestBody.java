package zeroth.queueproxy.http.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, held back until someone wants it. Of HTTP/1.1 its beginning is read ahead, so that a client that
 * leaves is noticed; HTTP/2 says so by itself. A body that nobody wants is read and thrown away, up to a limit, so that the
 * connection can carry the next request. Confined to its exchange's event loop.
 */
final class RequestBody {
    /** What Go's server reads of a body that its handler left, before it gives the connection up. */
    private static final int DISCARDED_AT_MOST = 256 << 10;

    private final HttpServerRequest request;
    private final @Nullable String length;
    private final boolean expected;
    private final ReadAhead readAhead;
    private final List<Buffer> ahead = new ArrayList<>(0);
    private State state = State.HELD;
    private Reader reader = Reader.NOBODY;
    private boolean touched;
    private boolean complete;
    private boolean paused;
    private long bytesAhead;
    private long discarded;

    RequestBody(HttpServerRequest request, ReadAhead readAhead) {
        this.request = request;
        this.readAhead = readAhead;
        this.length = request.getHeader(HeaderNames.CONTENT_LENGTH);
        this.expected = http2() || (length == null ? chunked() : !length.equals("0"));
        if (expected) {
            request.handler(this::chunk).endHandler(end -> complete());
        }
        if (expected && http2()) {
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

    /** Reads none of it before somebody wants it. */
    void hold() {
        if (expected && state == State.HELD) {
            request.pause();
        }
    }

    /** Hands the body to a reader; a second one takes over from the first. */
    void read(Reader next) {
        if (state == State.ENDED) {
            next.end();
            return;
        }
        state = State.READ;
        reader = next;
        paused = false;
        takeAhead().forEach(this::pass);
        if (complete) {
            end();
        } else if (!paused) {
            request.resume();
        }
    }

    void pause() {
        if (state == State.READ) {
            paused = true;
            request.pause();
        }
    }

    void resume() {
        if (state == State.READ) {
            paused = false;
            request.resume();
        }
    }

    /** Reads what is left of it for nobody. */
    void discard() {
        takeAhead();
        if (expected && !complete) {
            state = State.DISCARDED;
            request.resume();
        }
    }

    /** Forgets what was read ahead: for when nobody will read it. */
    void drop() {
        takeAhead();
        state = state == State.HELD ? State.DISCARDED : state;
    }

    private void chunk(Buffer chunk) {
        switch (state) {
            case HELD -> hold(chunk);
            case READ -> pass(chunk);
            case DISCARDED -> countDiscarded(chunk);
            case ENDED -> {}
        }
    }

    private void complete() {
        complete = true;
        if (state == State.READ) {
            end();
        }
    }

    private void hold(Buffer chunk) {
        ahead.add(chunk);
        boolean goOn = readAhead.hold(bytesAhead, chunk.length());
        bytesAhead += chunk.length();
        if (!goOn) {
            request.pause();
        }
    }

    private List<Buffer> takeAhead() {
        if (ahead.isEmpty()) {
            return List.of();
        }
        List<Buffer> taken = List.copyOf(ahead);
        ahead.clear();
        readAhead.release(bytesAhead);
        bytesAhead = 0;
        return taken;
    }

    private void pass(Buffer chunk) {
        touched = true;
        reader.chunk(chunk);
    }

    private void end() {
        state = State.ENDED;
        reader.end();
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
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }

    private enum State {
        HELD,
        READ,
        DISCARDED,
        ENDED
    }

    /** Takes the pieces of a body. */
    interface Reader {
        Reader NOBODY = new Reader() {
            @Override
            public void chunk(Buffer chunk) {}

            @Override
            public void end() {}
        };

        void chunk(Buffer chunk);

        void end();
    }
}
