package zeroth.function.http;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/** The last station: calls the function on the thread that it asks for, inside a CDI request context of its own. */
record CallThread(RequestScope scope) implements Stage {
    private static final String ABANDONED = "nobody waits for it any more";

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        try {
            switch (delivery.function().spec().execution()) {
                case EVENT_LOOP -> call(delivery, Optional.empty(), then);
                case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> callHere(delivery, then));
                case WORKER -> ExecutorRecorder.getCurrent().execute(() -> callHere(delivery, then));
            }
        } catch (RejectedExecutionException busy) {
            then.accept(Failures.outcome(busy));
        }
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
