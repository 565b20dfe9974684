package zeroth.dataplane.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are, and shows what comes back as it came. */
public final class RawCaller implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private boolean reset;

    public RawCaller(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request, whose lines end as they do in Java's text, and reads until the server closes. */
    public static String exchange(int port, String request) {
        try (RawCaller caller = new RawCaller(port)) {
            return caller.send(request).readToEnd();
        }
    }

    public RawCaller send(String text) {
        return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A server that has closed already is for the reader to see. */
    public RawCaller send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

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

    /** Whether the server broke the connection off; what it had sent and was not read is lost then. */
    public boolean wasReset() {
        return reset;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int read() {
        try {
            return socket.getInputStream().read();
        } catch (SocketException broken) {
            reset = true;
            return -1;
        } catch (IOException e) {
            throw new AssertionError("nothing more came", e);
        }
    }
}
