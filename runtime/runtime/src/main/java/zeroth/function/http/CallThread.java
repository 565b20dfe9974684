package zeroth.function.http;

import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/** The last station: calls the function on the thread that it asks for, inside a CDI request context of its own. */
record CallThread(Supplier<Vertx> vertx, RequestScope scope) implements Stage {
    private static final String ABANDONED = "nobody waits for it any more";

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        try {
            switch (delivery.function().spec().execution()) {
                case EVENT_LOOP -> call(delivery, Optional.empty(), then);
                case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> callHere(delivery, then));
                case WORKER -> onWorker(delivery, then);
            }
        } catch (RejectedExecutionException busy) {
            then.accept(Failures.outcome(busy));
        }
    }

    /** Unordered: one call does not wait for another. */
    private void onWorker(Delivery delivery, Consumer<Outcome> then) {
        vertx.get()
                .executeBlocking(
                        () -> {
                            callHere(delivery, then);
                            return true;
                        },
                        false)
                .onFailure(failure -> then.accept(Failures.outcome(failure)));
    }

    private void callHere(Delivery delivery, Consumer<Outcome> then) {
        call(delivery, Optional.of(Thread.currentThread()), then);
    }

    private void call(Delivery delivery, Optional<Thread> interruptible, Consumer<Outcome> then) {
        if (!delivery.begin(interruptible)) {
            then.accept(new Outcome.Busy(ABANDONED));
            return;
        }
        var ended = scope.call(delivery, () -> then.accept(new Outcome.Busy(ABANDONED)), then);
        delivery.leave(ended);
    }
}
