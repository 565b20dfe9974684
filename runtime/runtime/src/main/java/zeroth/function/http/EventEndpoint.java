package zeroth.function.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.RefusedEventException;
import zeroth.function.event.StructuredMode;

/** Takes events by POST. Stateless; called on event loops. */
final class EventEndpoint implements Handler<RoutingContext> {
    private static final String ALLOWED = "POST, OPTIONS";

    private final Functions functions;
    private final StructuredMode structured;

    EventEndpoint(Functions functions, StructuredMode structured) {
        this.functions = functions;
        this.structured = structured;
    }

    @Override
    public void handle(RoutingContext exchange) {
        var method = exchange.request().method();
        if (method.equals(HttpMethod.POST)) {
            take(exchange);
        } else {
            int status = method.equals(HttpMethod.OPTIONS) ? 200 : 405;
            exchange.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.ALLOW, ALLOWED)
                    .end();
        }
    }

    private void take(RoutingContext exchange) {
        var contentType = Optional.ofNullable(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE));
        try {
            var mode = contentType.map(ContentMode::of).orElse(ContentMode.BINARY);
            var event = read(exchange, mode);
            var function = functions.choose(event.attributes());
            new CallThread(exchange.vertx(), function.spec().execution())
                    .run(function.call(event), outcome -> answer(exchange, outcome, mode));
        } catch (RefusedEventException refused) {
            answer(exchange, Failures.outcome(refused), ContentMode.BINARY);
        }
    }

    private Event read(RoutingContext exchange, ContentMode mode) {
        @Nullable Buffer buffer = exchange.body().buffer();
        var body = buffer == null ? new byte[0] : buffer.getBytes();
        return switch (mode) {
            case STRUCTURED -> structured.read(body);
            case BINARY -> BinaryMode.read(exchange.request().headers(), body);
        };
    }

    /** A client that is gone gets no answer. */
    private void answer(RoutingContext exchange, Outcome outcome, ContentMode mode) {
        var answer = Answer.to(outcome, mode, structured);
        var response = exchange.response();
        if (!response.closed() && !response.ended()) {
            answer.headers().forEach(response::putHeader);
            response.setStatusCode(answer.status()).end(answer.body());
        }
    }
}
