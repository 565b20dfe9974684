package zeroth.queueproxy.http.outbound;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.http.outbound.Connections.Kind;

/** A request that Vert.x's client carries. Confined to its caller's event loop. */
final class VertxRequest implements Outbound {
    private static final long REFUSED_STREAM = 7;
    private static final long CANCEL = 8;

    private final HttpClientRequest request;
    private final Link link;
    private final boolean reused;
    private final boolean upgrade;
    private boolean headSent;
    private @Nullable Future<Void> onlyWrite;
    private boolean cancelled;

    VertxRequest(HttpClientRequest request, Link link, Caller caller, Kind kind) {
        this.upgrade = kind == Kind.UPGRADE;
        this.request = request;
        this.link = link;
        this.reused = link.use();
        request.exceptionHandler(failure -> failed(caller, failure));
        request.continueHandler(agreed -> caller.continued(this));
        request.earlyHintsHandler(hints -> caller.hinted(this, hints));
        request.response()
                .onSuccess(response -> {
                    response.exceptionHandler(failure -> failed(caller, failure));
                    caller.replied(this, new VertxReply(response));
                })
                .onFailure(failure -> failed(caller, failure));
    }

    @Override
    public boolean http2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    @Override
    public boolean reused() {
        return reused;
    }

    @Override
    public void begin(HttpMethod method, String uri) {
        request.setMethod(method).setURI(uri);
    }

    @Override
    public void header(CharSequence name, CharSequence value) {
        request.headers().add(name, value);
    }

    /** Without a port, the text is taken for the authority as it is. */
    @Override
    public void host(String host) {
        if (http2()) {
            request.authority(HostAndPort.create(host, -1));
        } else {
            request.headers().set("Host", host);
        }
    }

    @Override
    public void chunked() {
        request.setChunked(true);
    }

    @Override
    public void sendHead() {
        headSent = true;
        if (upgrade) {
            request.connect();
        } else {
            request.sendHead();
        }
    }

    @Override
    public void write(Buffer piece) {
        headSent = true;
        request.write(piece);
    }

    @Override
    public void end(Buffer last) {
        headSent = true;
        request.end(last);
    }

    @Override
    public void end() {
        Future<Void> end = request.end();
        onlyWrite = headSent ? null : end;
    }

    @Override
    public boolean mayHaveArrived() {
        return headSent || (onlyWrite != null && onlyWrite.succeeded());
    }

    @Override
    public boolean full() {
        return request.writeQueueFull();
    }

    @Override
    public void onRoom(Runnable action) {
        request.drainHandler(drained -> action.run());
    }

    @Override
    public boolean unseen(Throwable failure) {
        boolean refused = failure instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM;
        return refused || (http2() && link.ignored(request.streamId()));
    }

    @Override
    public void cancel() {
        cancelled = true;
        request.reset(CANCEL);
    }

    private void failed(Caller caller, Throwable cause) {
        if (!cancelled) {
            caller.failed(this, cause);
        }
    }
}
