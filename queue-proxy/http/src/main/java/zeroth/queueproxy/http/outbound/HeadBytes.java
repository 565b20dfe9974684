package zeroth.queueproxy.http.outbound;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import java.util.Arrays;

/**
 * The head of a request of HTTP/1.1 as it grows. Written into an array, which is then copied as a whole: several times
 * faster than byte by byte into a buffer. One serves a whole event loop, one head after another, and is confined to it.
 */
final class HeadBytes {
    private static final byte[] VERSION = bytes(" HTTP/1.1\r\n");
    private static final byte[] CHUNKED = bytes("Transfer-Encoding: chunked\r\n");
    private static final int USUAL = 512;
    /** Larger ones get an array that is not kept. */
    private static final int KEPT_AT_MOST = 4 << 10;

    private byte[] bytes = new byte[USUAL];
    private int length;

    void begin(CharSequence method, CharSequence uri) {
        bytes = bytes.length > KEPT_AT_MOST ? new byte[USUAL] : bytes;
        length = 0;
        token(method);
        put((byte) ' ');
        token(uri);
        put(VERSION);
    }

    /** Adds a line. */
    void header(CharSequence name, CharSequence value) {
        text(name);
        put((byte) ':');
        put((byte) ' ');
        text(value);
        line();
    }

    void chunked() {
        put(CHUNKED);
    }

    /** Ends the head, and moves it. */
    void moveTo(ByteBuf buffer) {
        line();
        buffer.writeBytes(bytes, 0, length);
        length = 0;
    }

    int size() {
        return length;
    }

    private void line() {
        put((byte) '\r');
        put((byte) '\n');
    }

    private void token(CharSequence text) {
        int from = length;
        text(text);
        for (int i = from; i < length; i++) {
            if (bytes[i] == ' ') {
                throw new IllegalArgumentException("a space in \"" + text + "\"");
            }
        }
    }

    /** As Latin-1, which is what came in. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) copies Latin-1 as it is, without a second array
    private void text(CharSequence text) {
        int size = text.length();
        reserve(size);
        if (text instanceof AsciiString ascii) {
            System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, length, size);
        } else {
            text.toString().getBytes(0, size, bytes, length);
        }
        check(text, length, length + size);
        length += size;
    }

    private void check(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0) {
                throw new IllegalArgumentException("a control character in \"" + text + "\"");
            }
        }
    }

    private void put(byte[] what) {
        reserve(what.length);
        System.arraycopy(what, 0, bytes, length, what.length);
        length += what.length;
    }

    private void put(byte what) {
        reserve(1);
        bytes[length++] = what;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
