package zeroth.function.http;

import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.vertx.core.impl.ContextInternal;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/** The last station: calls the function on the thread that it asks for, inside a CDI request context of its own. */
record CallThread(RequestScope scope, CallQueue workers) implements Stage {
    private static final String ABANDONED = "nobody waits for it any more";

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        try {
            switch (delivery.function().spec().execution()) {
                case EVENT_LOOP -> call(delivery, Optional.empty(), then);
                case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> callHere(delivery, then));
                case WORKER ->
                    workers.execute(
                            inThisContext(() -> callHere(delivery, then)), busy -> then.accept(Failures.outcome(busy)));
            }
        } catch (RejectedExecutionException busy) {
            then.accept(Failures.outcome(busy));
        }
    }

    /** As Quarkus' own threads would have it. */
    private static Runnable inThisContext(Runnable call) {
        @Nullable ContextInternal context = ContextInternal.current();
        return context == null ? call : () -> context.dispatch(call);
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
