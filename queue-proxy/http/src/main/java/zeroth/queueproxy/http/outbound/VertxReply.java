package zeroth.queueproxy.http.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply that Vert.x's client got. */
record VertxReply(HttpClientResponse response) implements Reply {
    @Override
    public int status() {
        return response.statusCode();
    }

    @Override
    public Optional<String> reason() {
        return response.version() == HttpVersion.HTTP_2 ? Optional.empty() : Optional.of(response.statusMessage());
    }

    @Override
    public void forEachHeader(BiConsumer<CharSequence, CharSequence> action) {
        response.headers().forEach(action::accept);
    }

    @Override
    public @Nullable String header(String name) {
        return response.getHeader(name);
    }

    @Override
    public List<String> headers(String name) {
        return response.headers().getAll(name);
    }

    @Override
    public void read(Consumer<Buffer> piece, Runnable end) {
        response.handler(piece::accept).endHandler(ended -> end.run());
    }

    @Override
    public Iterable<Map.Entry<String, String>> trailers() {
        return response.trailers();
    }

    @Override
    public void pause() {
        response.pause();
    }

    @Override
    public void resume() {
        response.resume();
    }

    @Override
    public Optional<NetSocket> socket() {
        return Optional.of(response.netSocket());
    }

    @Override
    public void closeConnection() {
        response.request().connection().close();
    }
}
