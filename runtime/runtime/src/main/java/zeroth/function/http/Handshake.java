package zeroth.function.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answer to OPTIONS: what is allowed here, and, as CloudEvents' HTTP web hooks ask, whether a sender of events may
 * send them. Only the origins that the configuration names may.
 */
record Handshake(Set<String> origins, String rate) {
    private static final String ANY = "*";

    Handshake {
        origins = Set.copyOf(origins);
    }

    Answer answer(HttpServerRequest request) {
        var headers = new TreeMap<>(Map.of("allow", FunctionEndpoint.ALLOWED_PLAIN));
        allowed(request).ifPresent(origin -> {
            headers.put("webhook-allowed-origin", origin);
            headers.put("webhook-allowed-rate", rate);
        });
        return new Answer(200, headers, Answer.empty());
    }

    private Optional<String> allowed(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("webhook-request-origin"))
                .filter(origin -> origins.contains(origin) || origins.contains(ANY));
    }
}
