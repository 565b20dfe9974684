package zeroth.function.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.Refusal;

/** Takes calls that are no events, as Funqy HTTP does: by GET, or by POST with JSON; the path is the function. */
record PlainEndpoint(Functions functions, Stage stages, Answers answers, QueryJson query, String root) {
    private static final String NO_FUNCTION =
            "no event, and no function of this path (expected: ce- headers, or a function's name)";
    private static final Outcome NO_JSON =
            new Outcome.Refused(Refusal.UNSUPPORTED_FORMAT, "content-type (expected: an event, or application/json)");

    void handle(RoutingContext exchange) {
        var method = exchange.request().method();
        if (method.equals(HttpMethod.GET)) {
            call(exchange, query.read(exchange.request().params()));
        } else if (!method.equals(HttpMethod.POST)) {
            FunctionEndpoint.notAllowed(FunctionEndpoint.ALLOWED_PLAIN, "a function is called by GET or POST")
                    .send(exchange);
        } else if (isJson(exchange)) {
            call(exchange, body(exchange));
        } else {
            answers.toPlain(NO_JSON).send(exchange);
        }
    }

    private void call(RoutingContext exchange, EventData argument) {
        var function = function(exchange.normalizedPath());
        if (function.isPresent()) {
            stages.deliver(
                    Delivery.plain(function.get(), argument, RequestScope.home()),
                    outcome -> answers.toPlain(outcome).send(exchange));
        } else {
            Problem.answer(404, NO_FUNCTION, Map.of()).send(exchange);
        }
    }

    private Optional<EventFunction> function(String path) {
        var name = path.startsWith(root) ? path.substring(root.length()) : path;
        return name.isEmpty() ? functions.alone() : functions.find(name);
    }

    private static boolean isJson(RoutingContext exchange) {
        return Optional.ofNullable(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))
                .map(MediaType::parse)
                .filter(MediaType::isJson)
                .isPresent();
    }

    private static EventData body(RoutingContext exchange) {
        @Nullable Buffer buffer = exchange.body().buffer();
        return EventData.of(buffer == null ? new byte[0] : buffer.getBytes());
    }
}
