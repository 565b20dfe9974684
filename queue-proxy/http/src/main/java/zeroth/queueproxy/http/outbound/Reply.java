package zeroth.queueproxy.http.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an address answers: a head, and a body that comes piece by piece. Confined to the event loop of its caller. */
public interface Reply {
    int SWITCHING_PROTOCOLS = 101;

    int status();

    /** The words after the status, where the version of HTTP has them. */
    Optional<String> reason();

    void forEachHeader(BiConsumer<CharSequence, CharSequence> action);

    /** The first header of that name. */
    @Nullable
    String header(String name);

    /** All headers of that name. */
    List<String> headers(String name);

    /** Hands on the body, piece by piece, and its end; to be called as soon as the reply is there. */
    void read(Consumer<Buffer> piece, Runnable end);

    /** What came after the body. */
    Iterable<Map.Entry<String, String>> trailers();

    /** Reads no more for now. Pieces that were read already may still come. */
    void pause();

    void resume();

    /** The connection, for a reply that changes its protocol. */
    Optional<NetSocket> socket();

    /** Closes the connection of a request that asked for another protocol and did not get it. */
    void closeConnection();
}
