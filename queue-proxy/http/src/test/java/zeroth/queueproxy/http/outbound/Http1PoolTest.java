package zeroth.queueproxy.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Http1PoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket backend;
    private Http1Pool pool;

    @BeforeEach
    void open() throws IOException {
        backend = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pool = new Http1Pool(
                (VertxInternal) vertx,
                context.nettyEventLoop(),
                new InetSocketAddress(backend.getInetAddress(), backend.getLocalPort()),
                Duration.ofSeconds(5),
                1);
    }

    @AfterEach
    void close() throws IOException {
        backend.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoeverWaitsForAPlaceHearsThatNobodyCanBeReached() throws IOException {
        backend.close();

        ask(3);

        await().untilAsserted(() -> assertThat(heard).containsExactly("not opened", "not opened", "not opened"));
    }

    @Test
    void whoeverWaitsForAPlaceGetsTheConnectionThatIsGivenBack() throws IOException {
        ask(2);

        try (Socket connection = backend.accept()) {
            answer(connection);
            answer(connection);
            await().untilAsserted(() -> assertThat(heard).containsExactly("new", "200", "used", "200"));
        }
    }

    @Test
    void aConnectionThatClosedWhileNobodyUsedItIsNotUsedAgain() throws IOException {
        ask(1);
        try (Socket connection = backend.accept()) {
            answer(connection);
            await().untilAsserted(() -> assertThat(heard).containsExactly("new", "200"));
        }
        // Whoever asks at once may still get it, and is told that it is lost.
        await().pollInSameThread().until(() -> {
            ask(1);
            backend.setSoTimeout(200);
            try (Socket connection = backend.accept()) {
                answer(connection);
                return true;
            }
        });

        await().untilAsserted(() -> assertThat(heard).endsWith("new", "200"));
    }

    private void ask(int times) {
        context.runOnContext(now -> {
            for (int i = 0; i < times; i++) {
                pool.open(context, new Asking());
            }
        });
    }

    private static void answer(Socket connection) throws IOException {
        byte[] head = new byte[1024];
        assertThat(connection.getInputStream().read(head)).isPositive();
        connection
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks for the root, and notes what it hears. */
    private final class Asking implements Caller {
        @Override
        public void opened(Outbound request) {
            heard.add(request.reused() ? "used" : "new");
            request.begin(HttpMethod.GET, "/");
            request.end();
        }

        @Override
        public void notOpened(Throwable cause) {
            heard.add("not opened");
        }

        @Override
        public void continued(Outbound request) {}

        @Override
        public void hinted(Outbound request, MultiMap hints) {}

        @Override
        public void replied(Outbound request, Reply reply) {
            heard.add(String.valueOf(reply.status()));
        }

        @Override
        public void failed(Outbound request, Throwable cause) {
            heard.add("failed");
        }
    }
}
