package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A content type in lower case, without its parameters, and the character set of text in it. */
public record MediaType(String essence, Charset charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    public static MediaType parse(String contentType) {
        int parameters = contentType.indexOf(';');
        var essence = parameters < 0 ? contentType : contentType.substring(0, parameters);
        var charset = parameters < 0 ? UTF_8 : charsetOf(contentType);
        return new MediaType(essence.strip().toLowerCase(Locale.ROOT), charset);
    }

    public boolean isJson() {
        return essence.endsWith("/json") || essence.endsWith("+json");
    }

    /** Whether data of this type is text that is not JSON. */
    public boolean isText() {
        return essence.startsWith("text/") || essence.endsWith("/xml") || essence.endsWith("+xml");
    }

    /** Bytes as text; nothing when they are none in this character set. */
    public Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Charset charsetOf(String contentType) {
        var matcher = CHARSET.matcher(contentType);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw RefusedEventException.unsupportedData(
                    "charset: " + matcher.group(1) + " (expected: one that Java knows)");
        }
    }
}
