package zeroth.apiserver.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The one bearer token of a data directory. */
public record Token(String value) {
    private static final String FILE = "token";
    private static final String SCHEME = "Bearer ";

    public static Token in(PrivateFiles files) {
        return files.read(FILE)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Token::new)
                .orElseGet(() -> {
                    var fresh = fresh();
                    files.write(FILE, fresh.value() + "\n");
                    return fresh;
                });
    }

    /** Whether an {@code Authorization} header carries this token; takes as long for a wrong one as for a right one. */
    public boolean accepts(String authorization) {
        var given = authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()) : "";
        return MessageDigest.isEqual(
                given.strip().getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }

    private static Token fresh() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }
}
