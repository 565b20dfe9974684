package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.Terms;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Clients that abuse HTTP/2, frame by frame. After each of them nothing is left behind, and the next client is served. */
class HostileHttp2Test {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final byte[] CANCEL = {0, 0, 0, 8};
    /** {@code GET http / a}, in HPACK. */
    private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'};

    private static final int ROUNDS = 20_000;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Servers servers = new Servers();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger come = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
    private int proxy;

    @BeforeEach
    void start() {
        int backend = servers.http(request -> {
            if ("/next".equals(request.path())) {
                request.response().end("served");
            } else {
                held.add(request);
            }
        });
        Stage count = (exchange, next) -> {
            come.incrementAndGet();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            exchange.onEnd(ending -> running.decrementAndGet());
            next.handle(exchange);
        };
        Pipeline pipeline = Pipeline.of(count, Forward.always(Destination.at(servers.vertx(), "127.0.0.1", backend)));
        proxy = Servers.await(Listener.open(servers.vertx(), "127.0.0.1", 0, Terms.PLAIN, pipeline))
                .port();
    }

    @AfterEach
    void stop() {
        await().until(() -> running.get() == 0);
        assertThat(RawClient.exchange(proxy, RawClient.head("GET /next HTTP/1.1", "Host: a", "Connection: close")))
                .endsWith("served");
        servers.close();
    }

    @Test
    void whoOpensAndResetsStreamsWithoutEndIsSentAwayAndNeverHasMoreRunningThanAllowed() {
        abuse((frames, i) -> {
            int stream = 2 * i + 1;
            frames.writeBytes(frame(HEADERS, END_STREAM_AND_HEADERS, stream, GET));
            frames.writeBytes(frame(RST_STREAM, 0, stream, CANCEL));
        });

        assertThat(come.get()).isBetween(1, 10_100);
        assertThat(most.get()).isLessThanOrEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8_000})
    void whoContinuesAHeadWithoutEndIsSentAway(int valueSize) {
        abuse((frames, i) -> {
            if (i == 0) {
                frames.writeBytes(frame(HEADERS, END_STREAM, 1, GET));
            }
            frames.writeBytes(frame(CONTINUATION, 0, 1, header(valueSize)));
        });

        assertThat(come.get()).isZero();
    }

    /** Goes on until the server has had enough, and fails if that is never. */
    private void abuse(Round round) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            out.write(frame(SETTINGS, 0, 0, new byte[0]));
            for (int i = 0; i < ROUNDS; i++) {
                ByteArrayOutputStream frames = new ByteArrayOutputStream();
                round.write(frames, i);
                out.write(frames.toByteArray());
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server never had enough", e);
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** A header {@code x}, in HPACK, whose value has 1 to 127, or 127 + 128 and more characters. */
    private static byte[] header(int valueSize) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0, 1, 'x'});
        if (valueSize < 127) {
            header.write(valueSize);
        } else {
            int rest = valueSize - 127;
            header.write(127);
            header.write(rest % 128 + 128);
            header.write(rest / 128);
        }
        header.writeBytes("y".repeat(valueSize).getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    /** What a client does again and again. */
    private interface Round {
        void write(ByteArrayOutputStream frames, int round);
    }
}
