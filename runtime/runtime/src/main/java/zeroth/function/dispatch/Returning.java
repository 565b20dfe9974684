package zeroth.function.dispatch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what a function returns, and tells its outcome, unless it was cancelled before. Subscribes to the function's
 * own {@code Uni} itself: each operator between would be wrapped for the propagation of contexts, which costs more than all
 * the rest of a call. One atomic.
 */
final class Returning implements UniSubscriber<Object>, Cancellable {
    /** More answers to one call than anybody means. */
    private static final int MOST_REPLIES = 10_000;

    private static final UniSubscription NONE = () -> {};
    private static final UniSubscription OVER = () -> {};

    private final AtomicReference<UniSubscription> waitsFor = new AtomicReference<>(NONE);
    private final Function<@Nullable Object, Outcome> read;
    private final Consumer<Outcome> then;

    private Returning(Function<@Nullable Object, Outcome> read, Consumer<Outcome> then) {
        this.read = read;
        this.then = then;
    }

    /** Waits for {@code result}, of which {@code read} makes the outcome. */
    @SuppressWarnings("unchecked") // What is read of it is an object, whatever it is of.
    static Cancellable from(Uni<?> result, Function<@Nullable Object, Outcome> read, Consumer<Outcome> then) {
        var returning = new Returning(read, then);
        ((Uni<Object>) result).subscribe().withSubscriber(returning);
        return returning;
    }

    @Override
    public void onSubscribe(UniSubscription subscription) {
        if (OVER.equals(waitsFor.getAndUpdate(now -> OVER.equals(now) ? OVER : subscription))) {
            subscription.cancel();
        }
    }

    @Override
    public void onItem(@Nullable Object result) {
        switch (result) {
            case CompletionStage<?> stage -> await(Uni.createFrom().completionStage(() -> stage.thenApply(it -> it)));
            case Multi<?> many ->
                await(many.select().first(MOST_REPLIES + 1).collect().asList().map(Returning::bounded));
            case null, default -> then.accept(outcome(result));
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        then.accept(Failures.outcome(failure));
    }

    @Override
    public void cancel() {
        waitsFor.getAndSet(OVER).cancel();
    }

    private void await(Uni<Object> later) {
        later.subscribe().withSubscriber(this);
    }

    private Outcome outcome(@Nullable Object result) {
        try {
            return read.apply(result);
        } catch (Throwable e) {
            return Failures.outcome(e);
        }
    }

    private static Object bounded(List<?> replies) {
        if (replies.size() > MOST_REPLIES) {
            throw new IllegalStateException("answers: more than " + MOST_REPLIES);
        }
        return replies;
    }
}
