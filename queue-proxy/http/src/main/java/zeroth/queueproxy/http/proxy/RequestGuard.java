package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Refuses what no honest client sends. */
final class RequestGuard {
    private RequestGuard() {}

    static Optional<Answer> objection(HttpServerRequest request) {
        return HostHeader.of(request).isEmpty()
                ? Optional.of(Answer.text(400, "400 Bad Request: malformed Host header"))
                : Optional.empty();
    }
}
