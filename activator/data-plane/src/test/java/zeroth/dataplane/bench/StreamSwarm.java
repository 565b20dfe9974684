package zeroth.dataplane.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import zeroth.dataplane.testing.Caller;

/**
 * Many requests over few connections, each an HTTP/2 stream written byte by byte, so that next to nothing of what they
 * take is on this side. Answers are read and thrown away. Confined to the thread that made it.
 */
final class StreamSwarm implements AutoCloseable {
    /** As many as our servers allow. */
    static final int STREAMS_A_CONNECTION = 250;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int WITHOUT_INDEXING = 0;

    private final Vertx vertx;
    private final int port;
    private final List<NetSocket> connections = new ArrayList<>();
    private int sent;

    StreamSwarm(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /** Sends the next request, of a path that is its number. */
    void send(Map<String, String> headers) {
        if (sent % STREAMS_A_CONNECTION == 0) {
            connections.add(connect());
        }
        int stream = 1 + 2 * (sent % STREAMS_A_CONNECTION);
        var _ = connections.getLast().write(frame(HEADERS, END_STREAM_AND_HEADERS, stream, block("/" + sent, headers)));
        sent++;
    }

    @Override
    public void close() {
        connections.forEach(connection -> Caller.join(connection.close()));
    }

    private NetSocket connect() {
        NetSocket socket = Caller.join(vertx.createNetClient().connect(port, "127.0.0.1"));
        socket.handler(_ -> {});
        var _ = socket.write(Buffer.buffer(PREFACE).appendBuffer(frame(SETTINGS, 0, 0, Buffer.buffer())));
        return socket;
    }

    private static Buffer frame(int type, int flags, int stream, Buffer payload) {
        return Buffer.buffer()
                .appendMedium(payload.length())
                .appendByte((byte) type)
                .appendByte((byte) flags)
                .appendInt(stream)
                .appendBuffer(payload);
    }

    private static Buffer block(String path, Map<String, String> headers) {
        Buffer block = Buffer.buffer();
        field(block, ":method", "GET");
        field(block, ":scheme", "http");
        field(block, ":path", path);
        field(block, ":authority", "hello.example.com");
        headers.forEach((name, value) -> field(block, name, value));
        return block;
    }

    private static void field(Buffer block, String name, String value) {
        block.appendByte((byte) WITHOUT_INDEXING);
        text(block, name);
        text(block, value);
    }

    private static void text(Buffer block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        block.appendByte((byte) bytes.length).appendBytes(bytes);
    }
}
