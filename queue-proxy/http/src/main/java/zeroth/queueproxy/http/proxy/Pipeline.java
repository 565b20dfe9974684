package zeroth.queueproxy.http.proxy;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import zeroth.queueproxy.http.proxy.Stage.Next;

/** The stages of a server, outermost first: what an HTTP server calls for each request. Thread-safe. */
public final class Pipeline implements Handler<HttpServerRequest> {
    private static final Logger LOG = System.getLogger(Pipeline.class.getName());

    private final ReadAhead readAhead = new ReadAhead();
    private final Next first;

    private Pipeline(Next first) {
        this.first = first;
    }

    /** A pipeline that reads from left to right; what the last stage hands on is answered 404. */
    public static Pipeline of(Stage... stages) {
        Next next = exchange -> exchange.answer(Answer.error(404, "404 page not found"));
        for (Stage stage : List.of(stages).reversed()) {
            Next rest = next;
            next = exchange -> stage.handle(exchange, rest);
        }
        return new Pipeline(next);
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(request, readAhead);
        try {
            RequestGuard.objection(exchange).ifPresentOrElse(exchange::answer, () -> first.handle(exchange));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A stage failed", e);
            fail(exchange);
        }
    }

    private static void fail(Exchange exchange) {
        if (exchange.begun()) {
            exchange.abort();
        } else {
            exchange.answer(Answer.error(500, "internal error"));
        }
    }
}
