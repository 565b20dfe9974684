package zeroth.apiserver.defaults;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a Secret keeps plain text. */
final class Base64Text {
    private Base64Text() {}

    static String of(String plain) {
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
