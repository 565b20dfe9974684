package zeroth.queueproxy.http.telemetry;

import io.vertx.core.http.HttpVersion;
import java.util.Set;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.stage.Encrypted;

/** What HTTP says of a request, under OpenTelemetry's names for metrics. */
final class HttpAttributes {
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private HttpAttributes() {}

    static Attributes request(Exchange exchange) {
        String method = exchange.method().name();
        return Attributes.of(
                Attribute.of("http.request.method", METHODS.contains(method) ? method : "_OTHER"),
                Attribute.of("network.protocol.name", "http"),
                Attribute.of(
                        "network.protocol.version", version(exchange.request().version())));
    }

    /** With whom it was for: to be asked before that changes on its way. */
    static Attributes server(Exchange exchange) {
        boolean encrypted = Encrypted.protocol(exchange).isPresent();
        return request(exchange).and(host(exchange)).and(Attribute.of("url.scheme", encrypted ? "https" : "http"));
    }

    static Attribute status(Exchange exchange) {
        return Attribute.of("http.response.status_code", exchange.status());
    }

    /** Whom it names now. A port that is none is part of what a client made up. */
    static Attributes host(Exchange exchange) {
        String host = exchange.host();
        int colon = host.lastIndexOf(':');
        String port = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
        return port.matches("\\d{1,5}")
                ? Attributes.of(
                        Attribute.of("server.address", host.substring(0, colon)),
                        Attribute.of("server.port", Integer.parseInt(port)))
                : Attributes.of(Attribute.of("server.address", host));
    }

    private static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }
}
