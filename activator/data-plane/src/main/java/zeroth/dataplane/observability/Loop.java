package zeroth.dataplane.observability;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.time.Timer;

/** The event loop of what is no request's, which needs no lock there. Thread-safe. */
public record Loop(Vertx vertx, Context context) implements Executor {
    public static Loop of(Vertx vertx) {
        return new Loop(vertx, vertx.getOrCreateContext());
    }

    @Override
    public void execute(Runnable action) {
        context.runOnContext(_ -> action.run());
    }

    /** What {@code question} answers there. Blocks: never to be called on an event loop. */
    public <T> T ask(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        execute(() -> Future.succeededFuture().compose(_ -> question.get()).onComplete(answer));
        try {
            return answer.future().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Makes something that is to live there. */
    public <T> T make(Supplier<T> maker) {
        return ask(() -> Future.succeededFuture(maker.get()));
    }

    /** For actions there, if it is asked there. */
    Timer timer() {
        return new EventLoopTimer(vertx);
    }

    /** For actions that may block. */
    Timer unhurried() {
        return (delay, action) -> timer().after(
                        delay,
                        () -> vertx.executeBlocking(() -> {
                            action.run();
                            return delay;
                        }));
    }
}
