package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Whether bytes are UTF-8. Jackson alone takes characters that are written in more bytes than they need. */
public final class Utf8 {
    private Utf8() {}

    public static boolean isValid(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return isDecoded(bytes);
            }
        }
        return true;
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
