package zeroth.function.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.function.trust.Trust;
import zeroth.function.trust.Verdict;

/** Lets requests in whose senders are trusted, before their bodies are read; questions are answered to anybody. */
record Guard(Trust trust) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext exchange) {
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            exchange.next();
            return;
        }
        exchange.request().pause();
        @Nullable Context home = Vertx.currentContext();
        trust.judge(Optional.ofNullable(exchange.request().getHeader(HttpHeaders.AUTHORIZATION)))
                .thenAccept(verdict -> {
                    if (home == null || home.equals(Vertx.currentContext())) {
                        act(exchange, verdict);
                    } else {
                        home.runOnContext(now -> act(exchange, verdict));
                    }
                });
    }

    private static void act(RoutingContext exchange, Verdict verdict) {
        switch (verdict) {
            case Verdict.Trusted trusted -> exchange.next();
            case Verdict.Untrusted untrusted ->
                refuse(exchange, 401, untrusted.reason(), Map.of("www-authenticate", "Bearer"));
            case Verdict.Forbidden forbidden -> refuse(exchange, 403, forbidden.reason(), Map.of());
            case Verdict.Undecided undecided -> refuse(exchange, 503, undecided.reason(), Map.of("retry-after", "1"));
        }
    }

    private static void refuse(RoutingContext exchange, int status, String reason, Map<String, String> headers) {
        exchange.request().resume();
        Problem.answer(status, reason, headers).send(exchange);
    }
}
