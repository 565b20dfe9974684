package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * Refuses requests that two HTTP implementations could read in two ways, in the words of Go's server: a body whose length
 * is told by an unknown transfer coding, and a host that is missing, repeated or no host.
 */
final class RequestGuard {
    /** RFC 3986's characters of a host and port. */
    private static final String HOST_CHARACTERS = "!$%&'()*+,-.:;=[]_~";

    private RequestGuard() {}

    static Optional<Answer> objection(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (HttpMethod.CONNECT.equals(exchange.method())) {
            return Optional.of(Answer.error(405, "CONNECT is not supported"));
        }
        if (request.version() != HttpVersion.HTTP_2) {
            Optional<Answer> framing = framing(request);
            if (framing.isPresent()) {
                return framing;
            }
        }
        return isHost(exchange.host()) ? Optional.empty() : Optional.of(badRequest("malformed Host header"));
    }

    private static Optional<Answer> framing(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll("Host");
        if (hosts.size() > 1) {
            return Optional.of(badRequest("too many Host headers"));
        }
        if (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(badRequest("missing required Host header"));
        }
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        return codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))
                ? Optional.empty()
                : Optional.of(Answer.text(501, "Unsupported transfer encoding"));
    }

    private static Answer badRequest(String reason) {
        return Answer.text(400, "400 Bad Request: " + reason);
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && HOST_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
