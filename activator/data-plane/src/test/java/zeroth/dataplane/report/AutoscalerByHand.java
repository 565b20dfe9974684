package zeroth.dataplane.report;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zeroth.dataplane.testing.Caller;

/** The other end of a WebSocket, byte by byte, which answers pings only if it is told to. Atomics. */
final class AutoscalerByHand {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int EMPTY_PING = 6;
    private static final int PING = 0x89;

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private final Pongs pongs;
    private final NetServer server;

    AutoscalerByHand(Vertx vertx, Pongs pongs) {
        this.pongs = pongs;
        this.server = Caller.join(
                vertx.createNetServer().connectHandler(this::connected).listen(0, "127.0.0.1"));
    }

    enum Pongs {
        PROMPT,
        NONE
    }

    int port() {
        return server.actualPort();
    }

    int connections() {
        return connections.get();
    }

    int pings() {
        return pings.get();
    }

    private void connected(NetSocket socket) {
        connections.incrementAndGet();
        socket.handler(bytes -> {
            Matcher key = KEY.matcher(bytes.toString());
            if (key.find()) {
                var _ = socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n");
            } else {
                frames(socket, bytes);
            }
        });
    }

    /** Nothing but pings without a payload is sent to it. */
    private void frames(NetSocket socket, Buffer bytes) {
        for (int at = 0; at + EMPTY_PING <= bytes.length(); at += EMPTY_PING) {
            if (bytes.getUnsignedByte(at) == PING) {
                pings.incrementAndGet();
                if (pongs == Pongs.PROMPT) {
                    var _ = socket.write(Buffer.buffer(new byte[] {(byte) 0x8A, 0}));
                }
            }
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
