package zeroth.dataplane.activator;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import zeroth.dataplane.gateway.RequestHead;

/** A request's head, as routes look at it. */
record Head(HttpServerRequest request) implements RequestHead {
    @Override
    public String path() {
        return Optional.ofNullable(request.path()).orElse("");
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
