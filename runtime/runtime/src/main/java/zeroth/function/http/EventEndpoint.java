package zeroth.function.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Batch;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Functions;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.RefusedEventException;

/** Takes events, alone or in batches. Stateless; called on event loops. */
record EventEndpoint(Functions functions, Stage stages, Answers answers, int largestBatch) {
    private static final List<String> TRACE = List.of("traceparent", "tracestate");

    void handle(RoutingContext exchange) {
        try {
            take(exchange, answers.formats().mode(contentType(exchange)));
        } catch (RefusedEventException refused) {
            answer(exchange, Failures.outcome(refused), new ContentMode.Binary());
        }
    }

    private void take(RoutingContext exchange, ContentMode mode) {
        switch (mode) {
            case ContentMode.Binary binary ->
                one(exchange, mode, answers.binary().read(exchange.request().headers(), body(exchange)));
            case ContentMode.Structured structured ->
                one(exchange, mode, structured.format().read(body(exchange)));
            case ContentMode.Batch batch -> many(exchange, mode, batch.format().readBatch(body(exchange)));
        }
    }

    private void one(RoutingContext exchange, ContentMode mode, Event received) {
        var event = traced(exchange, received);
        var function = functions.choose(event.attributes());
        stages.deliver(
                Delivery.of(function, List.of(event), RequestScope.home()), outcome -> answer(exchange, outcome, mode));
    }

    /** A sender that says in W3C's headers alone to which trace the event belongs means the same. */
    private static Event traced(RoutingContext exchange, Event event) {
        var trace = new HashMap<String, String>();
        for (var name : TRACE) {
            @Nullable String value = exchange.request().getHeader(name);
            if (value != null && !value.isEmpty()) {
                trace.put(name, value);
            }
        }
        return trace.isEmpty() || event.attributes().isExtension(TRACE.getFirst())
                ? event
                : new Event(event.attributes().withMissing(trace), event.data());
    }

    private void many(RoutingContext exchange, ContentMode mode, List<Event> events) {
        if (events.size() > largestBatch) {
            throw RefusedEventException.tooLarge(
                    "batch: %d events (expected: at most %d)".formatted(events.size(), largestBatch));
        }
        new Batch(functions, stages, RequestScope.home()).deliver(events, outcome -> answer(exchange, outcome, mode));
    }

    private void answer(RoutingContext exchange, Outcome outcome, ContentMode mode) {
        answers.to(outcome, mode).send(exchange);
    }

    private static String contentType(RoutingContext exchange) {
        return Optional.ofNullable(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE))
                .orElse("");
    }

    private static byte[] body(RoutingContext exchange) {
        @Nullable Buffer buffer = exchange.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }
}
