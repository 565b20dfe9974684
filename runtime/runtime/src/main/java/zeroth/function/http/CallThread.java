package zeroth.function.http;

import io.quarkus.arc.Arc;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Outcome;

/** Subscribes to a call on the thread that its function asks for, inside a CDI request context of its own. */
record CallThread(Vertx vertx, Execution execution) {
    void run(Uni<Outcome> call, Consumer<Outcome> then) {
        try {
            switch (execution) {
                case EVENT_LOOP -> inScope(call, then);
                case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> inScope(call, then));
                case WORKER -> onWorker(call, then);
            }
        } catch (RejectedExecutionException busy) {
            then.accept(Failures.outcome(busy));
        }
    }

    /** Unordered: one call does not wait for another. */
    private void onWorker(Uni<Outcome> call, Consumer<Outcome> then) {
        vertx.executeBlocking(
                        () -> {
                            inScope(call, then);
                            return true;
                        },
                        false)
                .onFailure(failure -> then.accept(Failures.outcome(failure)));
    }

    /** The scope lasts until the outcome is there, on whatever thread that is. */
    private static void inScope(Uni<Outcome> call, Consumer<Outcome> then) {
        var scope = Arc.container().requestContext();
        var state = scope.activate();
        try {
            call.onTermination().invoke(() -> scope.destroy(state)).subscribe().with(then);
        } finally {
            scope.deactivate();
        }
    }
}
