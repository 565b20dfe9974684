package zeroth.function.http;

import io.quarkus.arc.Arc;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import zeroth.function.dispatch.Execution;

/** Runs a call on the thread that its function asks for, inside a CDI request context that ends with the exchange. */
final class CallThread {
    private CallThread() {}

    static void run(
            Execution execution, RoutingContext exchange, Runnable call, Consumer<RejectedExecutionException> busy) {
        try {
            switch (execution) {
                case EVENT_LOOP -> inScope(exchange, call);
                case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> inScope(exchange, call));
                case WORKER -> onWorker(exchange, call, busy);
            }
        } catch (RejectedExecutionException e) {
            busy.accept(e);
        }
    }

    /** Unordered: one call does not wait for another. */
    private static void onWorker(RoutingContext exchange, Runnable call, Consumer<RejectedExecutionException> busy) {
        exchange.vertx()
                .executeBlocking(
                        () -> {
                            inScope(exchange, call);
                            return true;
                        },
                        false)
                .onFailure(failure -> busy.accept(new RejectedExecutionException(failure)));
    }

    private static void inScope(RoutingContext exchange, Runnable call) {
        var scope = Arc.container().requestContext();
        var state = scope.activate();
        exchange.addEndHandler(ended -> scope.destroy(state));
        try {
            call.run();
        } finally {
            scope.deactivate();
        }
    }
}
