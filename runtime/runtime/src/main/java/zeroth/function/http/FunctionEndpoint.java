package zeroth.function.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.Formats;

/** Tells apart what arrives at the functions' paths: events, plain calls, and questions. Called on event loops. */
record FunctionEndpoint(EventEndpoint events, PlainEndpoint plain, Handshake handshake)
        implements Handler<RoutingContext> {
    static final String ALLOWED = "POST, OPTIONS";
    static final String ALLOWED_PLAIN = "GET, POST, OPTIONS";

    private static final CharSequence SPEC_VERSION = HttpHeaders.createOptimized("ce-specversion");

    @Override
    public void handle(RoutingContext exchange) {
        RequestScope.remember(exchange);
        var request = exchange.request();
        if (request.method().equals(HttpMethod.OPTIONS)) {
            handshake.answer(request).send(exchange);
        } else if (isEvent(request)) {
            event(exchange);
        } else {
            plain.handle(exchange);
        }
    }

    private void event(RoutingContext exchange) {
        if (exchange.request().method().equals(HttpMethod.POST)) {
            events.handle(exchange);
        } else {
            notAllowed(ALLOWED, "an event comes by POST").send(exchange);
        }
    }

    static Answer notAllowed(String allowed, String reason) {
        return Problem.answer(405, reason, Map.of("allow", allowed));
    }

    private static boolean isEvent(HttpServerRequest request) {
        return request.headers().contains(SPEC_VERSION)
                || BinaryMode.isEvent(request.headers())
                || Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                        .filter(Formats::announcesEvents)
                        .isPresent();
    }
}
