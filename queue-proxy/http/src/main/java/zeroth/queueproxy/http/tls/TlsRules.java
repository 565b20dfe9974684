package zeroth.queueproxy.http.tls;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * What a TLS handshake may agree on, in the names of the JDK.
 *
 * @param suites for TLS 1.2, since those of TLS 1.3 are never bad; empty for all that are good
 * @param groups for the key exchange; empty for the JDK's
 */
public record TlsRules(Version minimum, Version maximum, List<String> suites, List<String> groups) {
    /** TLS 1.3. */
    public static final TlsRules DEFAULT = new TlsRules(Version.TLS_1_3, Version.TLS_1_3, List.of(), List.of());

    /** Go's names. The JDK has no X25519MLKEM768 yet; a client that offers it has X25519 as well. */
    private static final Map<String, String> GROUPS = Map.of(
            "X25519", "x25519",
            "X25519MLKEM768", "x25519",
            "CurveP256", "secp256r1",
            "P-256", "secp256r1",
            "P256", "secp256r1",
            "CurveP384", "secp384r1",
            "P-384", "secp384r1",
            "P384", "secp384r1",
            "CurveP521", "secp521r1",
            "P521", "secp521r1");

    public TlsRules {
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
        if (minimum.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(
                    "minimum version: " + minimum.number + " (expected: at most " + maximum.number + ")");
        }
    }

    /** A version of TLS by its number. */
    public static Version version(String number) {
        return Arrays.stream(Version.values())
                .filter(version -> version.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + number + "\" (expected: 1.2 or 1.3)"));
    }

    /** Cipher suites by their names, with commas between them. */
    public static List<String> suites(String names) {
        List<String> asked = names(names).toList();
        if (!asked.isEmpty()) {
            Set<String> known = knownSuites();
            asked.stream().filter(name -> !known.contains(name)).forEach(name -> refuse(name, known));
        }
        return asked;
    }

    /** Curves by the names that Go or NIST give them, with commas between them. */
    public static List<String> groups(String names) {
        return names(names)
                .map(name -> Optional.ofNullable(GROUPS.get(name)).orElseGet(() -> refuse(name, GROUPS.keySet())))
                .distinct()
                .toList();
    }

    /** The versions that a handshake may agree on, as the JDK names them. */
    List<String> protocols() {
        return Arrays.stream(Version.values())
                .filter(version -> version.compareTo(minimum) >= 0 && version.compareTo(maximum) <= 0)
                .map(version -> "TLSv" + version.number)
                .toList();
    }

    private static Set<String> knownSuites() {
        try {
            return Set.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static Stream<String> names(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty());
    }

    private static String refuse(String name, Set<String> known) {
        throw new IllegalArgumentException("\"" + name + "\" (expected: one of " + new TreeSet<>(known) + ")");
    }

    /** A version of TLS, the older first. */
    public enum Version {
        TLS_1_2("1.2"),
        TLS_1_3("1.3");

        private final String number;

        Version(String number) {
            this.number = number;
        }
    }
}
