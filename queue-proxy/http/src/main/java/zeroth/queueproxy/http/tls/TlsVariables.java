package zeroth.queueproxy.http.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the variables of the environment that say what a TLS handshake may agree on; an empty one is not set, as Knative's
 * controller writes them. Confined to whoever reads.
 */
public final class TlsVariables {
    private final Map<String, String> variables;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();

    private TlsVariables(Map<String, String> variables, String prefix) {
        this.variables = variables;
        this.prefix = prefix;
    }

    /**
     * What those say that begin with {@code prefix}.
     *
     * @throws IllegalArgumentException with a line for each that is wrong
     */
    public static TlsRules read(Map<String, String> variables, String prefix) {
        return new TlsVariables(variables, prefix).read();
    }

    private TlsRules read() {
        TlsRules usual = TlsRules.DEFAULT;
        TlsRules.Version minimum = value("MIN_VERSION", TlsRules::version, usual.minimum());
        TlsRules.Version maximum = value("MAX_VERSION", TlsRules::version, usual.maximum());
        List<String> suites = value("CIPHER_SUITES", TlsRules::suites, usual.suites());
        List<String> groups = value("CURVE_PREFERENCES", TlsRules::groups, usual.groups());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new TlsRules(minimum, maximum, suites, groups);
    }

    private <T> T value(String name, Function<String, T> reading, T otherwise) {
        String text = variables.getOrDefault(prefix + name, "");
        try {
            return text.isEmpty() ? otherwise : reading.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(prefix + name + ": " + e.getMessage());
            return otherwise;
        }
    }
}
