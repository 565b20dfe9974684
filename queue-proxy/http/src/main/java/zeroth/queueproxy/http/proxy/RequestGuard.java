package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Refuses requests that two HTTP implementations could read in two ways, in the words of Go's server: a body whose length
 * is told by an unknown transfer coding, and a host that is missing, repeated or no host.
 */
final class RequestGuard {
    /** RFC 3986's characters of a host and port. */
    private static final BitSet HOST_CHARACTERS = characters("!$%&'()*+,-.:;=[]_~");

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
        List<String> hosts = request.headers().getAll(HeaderNames.HOST);
        if (hosts.size() > 1) {
            return Optional.of(badRequest("too many Host headers"));
        }
        if (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(badRequest("missing required Host header"));
        }
        if (!request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            return Optional.empty();
        }
        List<String> codings = request.headers().getAll(HeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(Answer.text(501, "Unsupported transfer encoding"));
    }

    private static BitSet characters(String marks) {
        BitSet characters = new BitSet();
        characters.set('a', 'z' + 1);
        characters.set('A', 'Z' + 1);
        characters.set('0', '9' + 1);
        marks.chars().forEach(characters::set);
        return characters;
    }

    private static Answer badRequest(String reason) {
        return Answer.text(400, "400 Bad Request: " + reason);
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (!HOST_CHARACTERS.get(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
