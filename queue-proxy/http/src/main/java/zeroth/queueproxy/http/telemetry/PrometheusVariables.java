package zeroth.queueproxy.http.telemetry;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.tls.ClientCertificates;
import zeroth.queueproxy.http.tls.ClientCertificates.Need;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;

/** Upstream's variables for the port that Prometheus scrapes ({@code METRICS_PROMETHEUS_...}); an empty one is not set. */
public final class PrometheusVariables {
    private static final String PREFIX = "METRICS_PROMETHEUS_";
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 0xffff;

    private final Map<String, String> variables;

    private PrometheusVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Where metrics are scraped, with what they say instead.
     *
     * @param rules how the variables of TLS with a prefix are read
     * @throws IllegalArgumentException if one cannot be read
     */
    public static Metrics.Prometheus over(
            Metrics.Prometheus configured, Map<String, String> variables, TlsRules rules) {
        PrometheusVariables read = new PrometheusVariables(variables);
        return new Metrics.Prometheus(
                read.value("HOST").orElse(configured.host()),
                read.value("PORT").map(PrometheusVariables::port).orElse(configured.port()),
                read.tls(rules));
    }

    private Optional<TlsSettings> tls(TlsRules rules) {
        Optional<Path> certificate = value("TLS_CERT").map(Path::of);
        Optional<Path> key = value("TLS_KEY").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    PREFIX + "TLS_CERT and " + PREFIX + "TLS_KEY: one of them (expected: both or neither)");
        }
        ClientCertificates clients = clients();
        if (certificate.isEmpty() && clients instanceof ClientCertificates.Asked) {
            throw new IllegalArgumentException(
                    PREFIX + "TLS_CLIENT_AUTH: without TLS (expected: a certificate and its key)");
        }
        BiFunction<Path, Path, TlsSettings> both =
                (first, second) -> new TlsSettings(new KeyFiles(first, second), rules, clients);
        return certificate.flatMap(first -> key.map(second -> both.apply(first, second)));
    }

    private ClientCertificates clients() {
        return switch (value("TLS_CLIENT_AUTH").orElse("none").strip().toLowerCase(Locale.ROOT)) {
            case "none" -> new ClientCertificates.NotAsked();
            case "optional" -> new ClientCertificates.Asked(authorities(), Need.OPTIONAL);
            case "require" -> new ClientCertificates.Asked(authorities(), Need.REQUIRED);
            default ->
                throw new IllegalArgumentException(PREFIX + "TLS_CLIENT_AUTH: "
                        + value("TLS_CLIENT_AUTH").orElse("") + " (expected: none, optional or require)");
        };
    }

    private Path authorities() {
        return value("TLS_CLIENT_CA_FILE")
                .map(Path::of)
                .orElseThrow(() -> new IllegalArgumentException(PREFIX
                        + "TLS_CLIENT_CA_FILE: missing (expected: set, since clients are asked to prove themselves)"));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(PREFIX + name)).filter(text -> !text.isEmpty());
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < FIRST_PORT || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    PREFIX + "PORT: " + text + " (expected: from " + FIRST_PORT + " to " + LAST_PORT + ")");
        }
        return port;
    }
}
