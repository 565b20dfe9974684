package zeroth.function.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * An attribute's value inside an HTTP header: quoted strings and percent-encoding (HTTP protocol binding 1.0.2, section
 * 3.1.3.2). Knative's own senders encode nothing; what they can send is read as well: UTF-8 as it is, and a {@code %}
 * that no two hexadecimal digits follow.
 */
final class HeaderValue {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderValue() {}

    /** Takes a value as HTTP servers give it: one character for one byte. */
    static String decode(String value) {
        return isPlain(value) ? value : utf8(value, percentDecoded(unquoted(value)));
    }

    static String decodeRaw(String value) {
        return utf8(value, value.getBytes(ISO_8859_1));
    }

    static String encode(String value) {
        return isPlain(value) ? value : encode(value, HeaderValue::isSafe);
    }

    static String encodeRaw(String value) {
        return encode(value, octet -> octet >= ' ' && octet < 0x7F);
    }

    /** What most values are: the same encoded and decoded. Without a stream: this runs for each attribute of each event. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isSafe(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String utf8(String header, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw RefusedEventException.malformed("header value: " + header + " (expected: percent-encoded UTF-8)");
        }
    }

    private static String encode(String value, IntPredicate safe) {
        var encoded = new StringBuilder(value.length());
        for (byte octet : value.getBytes(UTF_8)) {
            if (safe.test(octet)) {
                encoded.append((char) octet);
            } else {
                HEX.toHexDigits(encoded.append('%'), octet);
            }
        }
        return encoded.toString();
    }

    /** Negative bytes are those of characters beyond ASCII. */
    private static boolean isSafe(int octet) {
        return octet > ' ' && octet < 0x7F && octet != '"' && octet != '%';
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    private static byte[] percentDecoded(String value) {
        var bytes = value.getBytes(ISO_8859_1);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (isEscape(bytes, i)) {
                decoded.write(HexFormat.fromHexDigits(value, i + 1, i + 3));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }
}
