package zeroth.queueproxy.http.outbound;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import io.vertx.core.net.NetSocket;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply of HTTP/1.1. Confined to its connection's event loop. */
final class Http1Reply implements Reply {
    private final HttpResponse head;
    private final Channel channel;
    private Consumer<Buffer> onPiece = piece -> {};
    private Runnable onEnd = () -> {};
    private Iterable<Map.Entry<String, String>> trailers = EmptyHttpHeaders.INSTANCE;

    Http1Reply(HttpResponse head, Channel channel) {
        this.head = head;
        this.channel = channel;
    }

    @Override
    public int status() {
        return head.status().code();
    }

    @Override
    public Optional<String> reason() {
        return Optional.of(head.status().reasonPhrase());
    }

    @Override
    public void forEachHeader(BiConsumer<CharSequence, CharSequence> action) {
        Iterator<Map.Entry<CharSequence, CharSequence>> headers = head.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            action.accept(header.getKey(), header.getValue());
        }
    }

    @Override
    public @Nullable String header(String name) {
        return head.headers().get(name);
    }

    @Override
    public List<String> headers(String name) {
        return head.headers().getAll(name);
    }

    @Override
    public void read(Consumer<Buffer> piece, Runnable end) {
        onPiece = piece;
        onEnd = end;
    }

    @Override
    public Iterable<Map.Entry<String, String>> trailers() {
        return trailers;
    }

    @Override
    public void pause() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resume() {
        channel.config().setAutoRead(true);
    }

    @Override
    public Optional<NetSocket> socket() {
        return Optional.empty();
    }

    @Override
    public void closeConnection() {
        var unused = channel.close();
    }

    /** Whether the peer takes another request on the same connection. */
    boolean keepsConnection() {
        return HttpUtil.isKeepAlive(head);
    }

    /** A copy: what arrived belongs to the connection. */
    void piece(ByteBuf content) {
        ByteBuf copy = VertxByteBufAllocator.DEFAULT.heapBuffer(content.readableBytes());
        onPiece.accept(BufferImpl.buffer(copy.writeBytes(content)));
    }

    void end(HttpHeaders after) {
        trailers = after;
        onEnd.run();
    }
}
