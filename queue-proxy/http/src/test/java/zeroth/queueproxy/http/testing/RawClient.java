package zeroth.queueproxy.http.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are, and shows what comes back as it came. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient connect(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawClient(socket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of a message's head, with what ends it. */
    public static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** Sends one request and reads until the server closes. */
    public static String exchange(int port, String request) {
        try (RawClient client = connect(port)) {
            return client.send(request).readToEnd();
        }
    }

    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Says that nothing more will be sent. */
    public void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads until {@code text} has come, and says all that has come since the last call. */
    public String readUntil(String text) {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = read();
            if (next < 0) {
                throw new AssertionError("closed before \"" + text + "\": " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    /** Reads until the server closes; a connection that was reset is closed as well. */
    public String readToEnd() {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            seen.write(next);
        }
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int read() {
        try {
            InputStream in = socket.getInputStream();
            return in.read();
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("nothing more came", e);
        } catch (IOException reset) {
            return -1;
        }
    }
}
