package zeroth.queueproxy.http.proxy;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.net.HostAndPort;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The many ways in which Vert.x lets one say the same of a response, and what only concerns its connection. */
abstract sealed class ResponseWords implements HttpServerResponse permits InProcessResponse {
    final HttpServerResponse connection;

    ResponseWords(HttpServerResponse connection) {
        this.connection = connection;
    }

    @Override
    public final HttpServerResponse putHeader(String name, String value) {
        headers().set(name, value);
        return this;
    }

    @Override
    public final HttpServerResponse putHeader(CharSequence name, CharSequence value) {
        headers().set(name, value);
        return this;
    }

    @Override
    public final HttpServerResponse putHeader(String name, Iterable<String> values) {
        headers().set(name, values);
        return this;
    }

    @Override
    public final HttpServerResponse putHeader(CharSequence name, Iterable<CharSequence> values) {
        headers().set(name, values);
        return this;
    }

    @Override
    public final MultiMap trailers() {
        return connection.trailers();
    }

    @Override
    public final HttpServerResponse putTrailer(String name, String value) {
        trailers().set(name, value);
        return this;
    }

    @Override
    public final HttpServerResponse putTrailer(CharSequence name, CharSequence value) {
        trailers().set(name, value);
        return this;
    }

    @Override
    public final HttpServerResponse putTrailer(String name, Iterable<String> values) {
        trailers().set(name, values);
        return this;
    }

    @Override
    public final HttpServerResponse putTrailer(CharSequence name, Iterable<CharSequence> values) {
        trailers().set(name, values);
        return this;
    }

    @Override
    public final void write(Buffer data, @Nullable Handler<AsyncResult<Void>> told) {
        tell(write(data), told);
    }

    @Override
    public final Future<Void> write(String text, String charset) {
        return write(Buffer.buffer(text, charset));
    }

    @Override
    public final void write(String text, String charset, @Nullable Handler<AsyncResult<Void>> told) {
        tell(write(text, charset), told);
    }

    @Override
    public final Future<Void> write(String text) {
        return write(Buffer.buffer(text));
    }

    @Override
    public final void write(String text, @Nullable Handler<AsyncResult<Void>> told) {
        tell(write(text), told);
    }

    @Override
    public final void end(@Nullable Handler<AsyncResult<Void>> told) {
        tell(end(), told);
    }

    @Override
    public final Future<Void> end(String text) {
        return end(Buffer.buffer(text));
    }

    @Override
    public final void end(String text, @Nullable Handler<AsyncResult<Void>> told) {
        tell(end(text), told);
    }

    @Override
    public final Future<Void> end(String text, String charset) {
        return end(Buffer.buffer(text, charset));
    }

    @Override
    public final void end(String text, String charset, @Nullable Handler<AsyncResult<Void>> told) {
        tell(end(text, charset), told);
    }

    @Override
    public final void end(Buffer data, @Nullable Handler<AsyncResult<Void>> told) {
        tell(end(data), told);
    }

    @Override
    public final HttpServerResponse sendFile(
            String file, long offset, long length, @Nullable Handler<AsyncResult<Void>> told) {
        tell(sendFile(file, offset, length), told);
        return this;
    }

    @Override
    public final HttpServerResponse writeContinue() {
        connection.writeContinue();
        return this;
    }

    @Override
    public final Future<Void> writeEarlyHints(MultiMap hints) {
        return connection.writeEarlyHints(hints);
    }

    @Override
    public final void writeEarlyHints(MultiMap hints, @Nullable Handler<AsyncResult<Void>> told) {
        tell(writeEarlyHints(hints), told);
    }

    @Override
    public final HttpServerResponse setWriteQueueMaxSize(int bytes) {
        connection.setWriteQueueMaxSize(bytes);
        return this;
    }

    @Override
    public final boolean writeQueueFull() {
        return connection.writeQueueFull();
    }

    @Override
    public final HttpServerResponse drainHandler(@Nullable Handler<Void> handler) {
        connection.drainHandler(handler);
        return this;
    }

    @Override
    public final HttpServerResponse endHandler(@Nullable Handler<Void> handler) {
        connection.endHandler(handler);
        return this;
    }

    @Override
    public final HttpServerResponse bodyEndHandler(@Nullable Handler<Void> handler) {
        connection.bodyEndHandler(handler);
        return this;
    }

    @Override
    public final long bytesWritten() {
        return connection.bytesWritten();
    }

    @Override
    public final int streamId() {
        return connection.streamId();
    }

    @SuppressWarnings("deprecation") // Vert.x wants it implemented all the same.
    @Override
    public final Future<HttpServerResponse> push(HttpMethod method, String host, String path, MultiMap headers) {
        return connection.push(method, host, path, headers);
    }

    @Override
    public final Future<HttpServerResponse> push(
            HttpMethod method, HostAndPort authority, String path, MultiMap headers) {
        return connection.push(method, authority, path, headers);
    }

    @Override
    public final HttpServerResponse writeCustomFrame(int type, int flags, Buffer payload) {
        connection.writeCustomFrame(type, flags, payload);
        return this;
    }

    @Override
    public final HttpServerResponse setStreamPriority(StreamPriority priority) {
        connection.setStreamPriority(priority);
        return this;
    }

    @Override
    public final HttpServerResponse addCookie(Cookie cookie) {
        connection.addCookie(cookie);
        return this;
    }

    @Override
    public final @Nullable Cookie removeCookie(String name, boolean invalidate) {
        return connection.removeCookie(name, invalidate);
    }

    @Override
    public final Set<Cookie> removeCookies(String name, boolean invalidate) {
        return connection.removeCookies(name, invalidate);
    }

    @Override
    public final @Nullable Cookie removeCookie(String name, String domain, String path, boolean invalidate) {
        return connection.removeCookie(name, domain, path, invalidate);
    }

    private static void tell(Future<Void> done, @Nullable Handler<AsyncResult<Void>> told) {
        if (told != null) {
            done.onComplete(told);
        }
    }
}
