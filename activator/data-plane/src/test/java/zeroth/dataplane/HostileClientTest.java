package zeroth.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.BarePlane.HOST;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.RawCaller;

/** What no honest client does, at the outside door. Each time the next client is served as if nothing had happened. */
class HostileClientTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int GOAWAY = 7;
    private static final int PATIENCE_MILLIS = 400;

    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);
    private final FakePod pod = FakePod.start(vertx, "pod", HostileClientTest::answer);
    private Listener door;

    @BeforeEach
    void serve() {
        plane.serve(10, pod.pod());
        door = Listener.open(
                vertx,
                "127.0.0.1",
                0,
                Duration.ofMillis(PATIENCE_MILLIS),
                plane.activator.at(Entrance.EXTERNAL, plane::routes));
    }

    @AfterEach
    void theNextOneIsServedAndNothingIsLeft() {
        try (Caller next = new Caller(vertx, door.port())) {
            assertThat(next.get(HOST, "/next").body()).isEqualTo("/next");
        }
        await().until(() -> plane.inFlight() == 0 && plane.waiting() == 0);
        door.close();
        plane.close();
        Caller.join(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Content-Length: 5\nContent-Length: 6",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Content-Length: +5",
                "Host: other.example.com"
            })
    void aRequestWithTwoReadingsReachesNoPod(String lines) {
        String answer = RawCaller.exchange(
                door.port(),
                "POST / HTTP/1.1\nHost: " + HOST + "\nConnection: close\n" + lines
                        + "\n\n0\n\nGET /smuggled HTTP/1.1\nHost: " + HOST + "\n\n");

        assertThat(answer).containsPattern("^HTTP/1.1 (400|501) ");
        assertThat(pod.requests()).isEmpty();
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() {
        String answer = RawCaller.exchange(
                door.port(), "GET / HTTP/1.1\nHost: " + HOST + "\nX-Large: " + "x".repeat(2 << 20) + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
        assertThat(pod.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PRI * HTTP", "GET / HTT", "GET / HTTP/1.1\nHost: hello\nX-Slow: "})
    void whoIsSlowWithAHeadIsLeft(String beginning) {
        assertThat(RawCaller.exchange(door.port(), beginning)).isEmpty();
    }

    @Test
    void whoSendsAHeadByteByByteIsLeft() {
        try (RawCaller slow = new RawCaller(door.port())) {
            slow.send("GET / HTTP/1.1\nX-Slow: ");
            for (int i = 0; i < 10; i++) {
                pause(PATIENCE_MILLIS / 5);
                slow.send("x");
            }
            assertThat(slow.readToEnd()).isEmpty();
        }
    }

    @Test
    void aConnectionThatIsKeptOpenAndASlowBodyMayTakeTheirTime() {
        try (RawCaller patient = new RawCaller(door.port())) {
            patient.send("GET /one HTTP/1.1\nHost: " + HOST + "\n\n").readUntil("/one");
            pause(PATIENCE_MILLIS * 2);
            patient.send("POST /two HTTP/1.1\nHost: " + HOST + "\nContent-Length: 2\n\nx");
            pause(PATIENCE_MILLIS * 2);
            patient.send("x").readUntil("/two");
        }
    }

    @Test
    void aWebSocketMayBeSilent() {
        try (RawCaller socket = new RawCaller(door.port())) {
            socket.send("GET /socket HTTP/1.1\nHost: " + HOST
                            + "\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13"
                            + "\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n")
                    .readUntil("\r\n\r\n");
            for (int i = 0; i < 3; i++) {
                pause(PATIENCE_MILLIS);
                socket.send(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'})
                        .readUntil("hi");
            }
        }
    }

    @Test
    void anUpgradeThatThePodDoesNotWantStaysARequest() {
        try (RawCaller client = new RawCaller(door.port())) {
            String upgrade = "GET /plain HTTP/1.1\nHost: " + HOST + "\nConnection: Upgrade\nUpgrade: websocket\n\n";
            assertThat(client.send(upgrade).readUntil("/plain")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aFloodOfResetsEndsTheConnection() {
        ByteArrayOutputStream flood = connection();
        byte[] head = head("/flood");
        for (int i = 0; i < 11_000; i++) {
            int stream = 2 * i + 1;
            flood.writeBytes(frame(HEADERS, END_STREAM_AND_HEADERS, stream, head));
            flood.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
        }

        assertThat(goesAway(flood)).isTrue();
    }

    @Test
    void aFloodOfContinuationsEndsTheConnection() {
        ByteArrayOutputStream flood = connection();
        flood.writeBytes(frame(HEADERS, 0, 1, head("/flood")));
        for (int i = 0; i < 1_000; i++) {
            flood.writeBytes(frame(CONTINUATION, 0, 1, new byte[0]));
        }

        assertThat(goesAway(flood)).isTrue();
        assertThat(pod.requests()).isEmpty();
    }

    @Test
    void headersThatDoNotEndAreNotCollected() {
        ByteArrayOutputStream flood = connection();
        flood.writeBytes(frame(HEADERS, 0, 1, head("/flood")));
        for (int i = 0; i < 300; i++) {
            flood.writeBytes(frame(CONTINUATION, 0, 1, literal("x", "y".repeat(16_000))));
        }

        assertThat(goesAway(flood)).isTrue();
        assertThat(pod.requests()).isEmpty();
    }

    private static void pause(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    /**
     * It says so in a frame, and closes. Whoever still sends then is reset, and may not read the frame any more; one that is
     * not sent away at all waits here in vain, and fails.
     */
    private boolean goesAway(ByteArrayOutputStream bytes) {
        try (RawCaller caller = new RawCaller(door.port())) {
            byte[] seen = caller.send(bytes.toByteArray()).readToEnd().getBytes(StandardCharsets.ISO_8859_1);
            int at = 0;
            while (at + 9 <= seen.length && seen[at + 3] != GOAWAY) {
                at += 9 + length(seen, at);
            }
            return at + 9 <= seen.length || caller.wasReset();
        }
    }

    private static int length(byte[] frames, int at) {
        return ((frames[at] & 0xff) << 16) | ((frames[at + 1] & 0xff) << 8) | (frames[at + 2] & 0xff);
    }

    private static ByteArrayOutputStream connection() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PREFACE);
        bytes.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        return bytes;
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frame.write(stream >> shift);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** GET over http, in HPACK: two indexed fields, and two that are literal. */
    private static byte[] head(String path) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0x82);
        head.write(0x86);
        head.writeBytes(literal(":path", path));
        head.writeBytes(literal(":authority", "nobody.example.com"));
        return head.toByteArray();
    }

    private static byte[] literal(String name, String value) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(0);
        string(field, name);
        string(field, value);
        return field.toByteArray();
    }

    private static void string(ByteArrayOutputStream to, String text) {
        int rest = text.length() - 127;
        if (rest < 0) {
            to.write(text.length());
        } else {
            to.write(127);
            for (; rest >= 128; rest >>= 7) {
                to.write((rest & 127) | 128);
            }
            to.write(rest);
        }
        to.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(HttpServerRequest request) {
        if ("/socket".equals(request.path())) {
            request.toWebSocket().onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage));
        } else {
            request.response().end(request.path());
        }
    }
}
