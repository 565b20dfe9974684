package zeroth.server.send;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Attribute values as HTTP header values: space, double quote, percent and everything outside U+0021 to U+007E become
 * percent-encoded UTF-8, as the HTTP binding of CloudEvents 1.0.2 demands in section 3.1.3.2.
 */
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            append(encoded, b);
        }
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, byte b) {
        if (b > 0x20 && b < 0x7f && b != '"' && b != '%') {
            encoded.append((char) b);
        } else {
            HEX.toHexDigits(encoded.append('%'), b);
        }
    }

    /** Leaves a percent sign that no two hexadecimal digits follow as it is: a reader has to be generous. */
    static String decode(String value) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(value.length());
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (isEncoded(bytes, i)) {
                decoded.write(HexFormat.fromHexDigits(value(bytes, i)));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEncoded(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }

    private static String value(byte[] bytes, int at) {
        return new String(bytes, at + 1, 2, StandardCharsets.US_ASCII);
    }
}
