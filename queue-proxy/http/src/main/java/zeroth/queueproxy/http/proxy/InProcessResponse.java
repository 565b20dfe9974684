package zeroth.queueproxy.http.proxy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The response of an exchange as an application in this process writes it, on whatever thread. Status and headers are its
 * own until they are written: a stage that cuts the exchange short meanwhile writes others. What is written passes to the
 * exchange's event loop, and stops there when the exchange has ended. As with any response, one thread writes at a time.
 */
final class InProcessResponse extends ResponseWords {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final Exchange exchange;
    private final ContextInternal context;
    private final MultiMap headers = HttpHeaders.headers();
    private volatile int status = OK;
    private volatile @Nullable String message;
    private volatile boolean chunked;
    private volatile boolean headWritten;
    private volatile boolean ended;
    private volatile boolean closed;
    private volatile @Nullable Handler<Void> onHead;
    private volatile @Nullable Handler<Void> onClose;
    private volatile @Nullable Handler<Throwable> onFailure;
    private boolean headPassed;

    InProcessResponse(Exchange exchange, Context context) {
        super(exchange.response());
        this.exchange = exchange;
        this.context = (ContextInternal) context;
    }

    @Override
    public MultiMap headers() {
        return headers;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public HttpServerResponse setStatusCode(int code) {
        status = code;
        return this;
    }

    @Override
    public String getStatusMessage() {
        String own = message;
        return own == null ? connection.getStatusMessage() : own;
    }

    @Override
    public HttpServerResponse setStatusMessage(String text) {
        message = text;
        return this;
    }

    @Override
    public HttpServerResponse setChunked(boolean whether) {
        chunked = whether;
        return this;
    }

    @Override
    public boolean isChunked() {
        return chunked;
    }

    @Override
    public Future<Void> writeHead() {
        beginHead();
        return onLoop(connection::writeHead);
    }

    @Override
    public Future<Void> write(Buffer piece) {
        beginHead();
        return onLoop(() -> connection.write(piece));
    }

    @Override
    public Future<Void> end() {
        finish();
        return onLoop(() -> ending(connection.end()));
    }

    @Override
    public Future<Void> end(Buffer piece) {
        finish();
        return onLoop(() -> ending(connection.end(piece)));
    }

    @Override
    public Future<Void> sendFile(String file, long offset, long length) {
        finish();
        return onLoop(() -> connection.sendFile(file, offset, length))
                .onComplete(sent -> exchange.run(() -> exchange.end(Ending.ANSWERED)));
    }

    @SuppressWarnings("deprecation") // Vert.x wants it implemented all the same.
    @Override
    public void close() {
        exchange.run(exchange::abort);
    }

    @Override
    public boolean reset(long code) {
        boolean possible = !ended;
        exchange.run(exchange::abort);
        return possible;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean closed() {
        return closed || connection.closed();
    }

    @Override
    public boolean headWritten() {
        return headWritten;
    }

    @Override
    public HttpServerResponse headersEndHandler(@Nullable Handler<Void> handler) {
        onHead = handler;
        return this;
    }

    @Override
    public HttpServerResponse closeHandler(@Nullable Handler<Void> handler) {
        onClose = handler;
        return this;
    }

    @Override
    public HttpServerResponse exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        return this;
    }

    /** For an application that takes the connection over. */
    void passHead() {
        beginHead();
        copyHead();
    }

    /** Somebody else has ended it, or the client has left. */
    void exchangeEnded(Ending how, HttpClosedException gone) {
        if (how == Ending.ANSWERED) {
            return;
        }
        closed = true;
        Handler<Throwable> failed = onFailure;
        if (failed != null) {
            failed.handle(gone);
        }
        Handler<Void> gotClosed = onClose;
        if (gotClosed != null) {
            gotClosed.handle(null);
        }
    }

    private void finish() {
        if (ended) {
            throw new IllegalStateException("Response has already been written");
        }
        beginHead();
        ended = true;
    }

    /** On the application's own thread, which may do there what it likes. */
    private void beginHead() {
        if (headWritten) {
            return;
        }
        Handler<Void> told = onHead;
        if (told != null) {
            told.handle(null);
        }
        headWritten = true;
    }

    private Future<Void> onLoop(Supplier<Future<Void>> step) {
        if (context.nettyEventLoop().inEventLoop()) {
            return pass(step);
        }
        Promise<Void> passed = context.promise();
        context.runOnContext(now -> pass(step).onComplete(passed));
        return passed.future();
    }

    private Future<Void> pass(Supplier<Future<Void>> step) {
        if (exchange.ended()) {
            return context.failedFuture(new HttpClosedException("the exchange has ended"));
        }
        copyHead();
        exchange.beforeWrite();
        try {
            return step.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            exchange.abort();
            return context.failedFuture(e);
        }
    }

    private void copyHead() {
        if (headPassed) {
            return;
        }
        headPassed = true;
        connection.setStatusCode(status);
        String own = message;
        if (own != null) {
            connection.setStatusMessage(own);
        }
        connection.headers().addAll(headers);
        if (chunked) {
            connection.setChunked(true);
        }
    }

    private Future<Void> ending(Future<Void> written) {
        if (isShort()) {
            exchange.abort();
        } else {
            exchange.end(Ending.ANSWERED);
        }
        return written;
    }

    /** Less than was announced: the client would take the next answer for the rest of this one. */
    private boolean isShort() {
        String announced = headers.get(HttpHeaders.CONTENT_LENGTH);
        return announced != null && mayHaveBody() && connection.bytesWritten() < Long.parseLong(announced);
    }

    private boolean mayHaveBody() {
        return !HttpMethod.HEAD.equals(exchange.method()) && status != NOT_MODIFIED;
    }
}
