package zeroth.queueproxy.http.proxy;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.streams.impl.InboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The request of an exchange as an application in this process sees it: what was read ahead comes first. Handlers may be
 * set, and the flow held, on any thread; bytes come on the exchange's event loop.
 */
final class InProcessRequest extends HttpServerRequestWrapper {
    /** After so many pieces that the application does not take, no more are read. */
    private static final int PIECES_AT_MOST = 4;

    private static final Object END = new Object();

    private final Exchange exchange;
    private final InProcessResponse response;
    private final InboundBuffer<Object> arrived;
    private final Promise<Void> whole = Promise.promise();
    private volatile @Nullable Handler<Buffer> onPiece;
    private volatile @Nullable Handler<Void> onEnd;
    private volatile @Nullable Handler<Throwable> onFailure;
    private volatile @Nullable Buffer collected;
    private volatile boolean ended;

    InProcessRequest(Exchange exchange) {
        super((HttpServerRequestInternal) exchange.request());
        this.exchange = exchange;
        this.response = new InProcessResponse(exchange, delegate.context());
        this.arrived = new InboundBuffer<>(delegate.context(), PIECES_AT_MOST);
        arrived.handler(this::deliver);
        arrived.drainHandler(room -> exchange.body().resume());
    }

    /** Lets the body come, now that the application has said who takes it. */
    void begin() {
        exchange.onEnd(this::exchangeEnds);
        if (exchange.ended()) {
            return;
        }
        if (exchange.body().expected()) {
            exchange.body().read(new Arrival());
        } else {
            arrived.write(END);
        }
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    @Override
    public @Nullable HostAndPort authority() {
        return exchange.host().isEmpty() ? null : HostAndPort.parseAuthority(exchange.host(), -1);
    }

    @Override
    public HttpServerRequest handler(@Nullable Handler<Buffer> handler) {
        onPiece = handler;
        return this;
    }

    @Override
    public HttpServerRequest endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler;
        return this;
    }

    @Override
    public HttpServerRequest exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        return this;
    }

    @Override
    public HttpServerRequest pause() {
        arrived.pause();
        return this;
    }

    @Override
    public HttpServerRequest resume() {
        arrived.resume();
        return this;
    }

    @Override
    public HttpServerRequest fetch(long amount) {
        arrived.fetch(amount);
        return this;
    }

    @Override
    public Future<Buffer> body() {
        Buffer all = Buffer.buffer();
        collected = all;
        return whole.future().map(all);
    }

    @Override
    public Future<Void> end() {
        return whole.future();
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    /** The connection is the application's from now on. */
    @Override
    public Future<NetSocket> toNetSocket() {
        response.passHead();
        return delegate.toNetSocket().onSuccess(socket -> upgraded());
    }

    @Override
    public Future<ServerWebSocket> toWebSocket() {
        return delegate.toWebSocket().onSuccess(socket -> upgraded());
    }

    private void upgraded() {
        Channel channel = ((ConnectionBase) delegate.connection()).channel();
        exchange.run(() -> exchange.upgraded(delegate.connection()::close));
        channel.closeFuture().addListener(closed -> exchange.run(() -> exchange.end(Ending.ANSWERED)));
    }

    private void deliver(Object piece) {
        if (piece instanceof Buffer bytes) {
            Buffer all = collected;
            if (all != null) {
                all.appendBuffer(bytes);
            }
            tell(onPiece, bytes);
        } else {
            ended = true;
            Handler<Void> told = onEnd;
            if (told != null) {
                told.handle(null);
            }
            whole.tryComplete();
        }
    }

    private static <T> void tell(@Nullable Handler<T> handler, T what) {
        if (handler != null) {
            handler.handle(what);
        }
    }

    /** Later: what the application does then must not keep the stages from hearing of it. */
    private void exchangeEnds(Ending how) {
        boolean known = how == Ending.ANSWERED && (ended || !exchange.body().expected());
        if (!known) {
            exchange.later(() -> exchangeEnded(how));
        }
    }

    private void exchangeEnded(Ending how) {
        HttpClosedException gone = new HttpClosedException("the exchange has ended: " + how);
        if (!ended && how != Ending.ANSWERED) {
            tell(onFailure, gone);
        }
        whole.tryFail(gone);
        response.exchangeEnded(how, gone);
    }

    /** Takes the body. */
    private final class Arrival implements RequestBody.Reader {
        @Override
        public void chunk(Buffer chunk) {
            if (!arrived.write(chunk)) {
                exchange.body().pause();
            }
        }

        @Override
        public void end() {
            arrived.write(END);
        }
    }
}
