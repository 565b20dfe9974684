package zeroth.node.pod;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import zeroth.node.ending.Ending;
import zeroth.queueproxy.time.Timer;

/**
 * The wish that something ends: first asked, then no longer patient. Neither is taken back. Any thread may call.
 */
final class Stop {
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final Ending ending = new Ending();
    private final CompletableFuture<Void> impatient;
    private final Timer timer;

    Stop(Timer timer) {
        this(timer, new CompletableFuture<>());
    }

    private Stop(Timer timer, CompletableFuture<Void> impatient) {
        this.timer = timer;
        this.impatient = impatient;
    }

    /** Another wish, for later, that loses patience together with this one. */
    Stop successor() {
        return new Stop(timer, impatient);
    }

    void ask() {
        ending.end();
        asked.complete(null);
    }

    /** Patience ends after {@code grace}, or earlier if an earlier or later call says so. */
    void ask(Duration grace) {
        if (grace.isPositive()) {
            var _ = timer.after(grace, () -> impatient.complete(null));
        } else {
            impatient.complete(null);
        }
        ask();
    }

    boolean isAsked() {
        return asked.isDone();
    }

    /** Until the end is asked for. */
    void await() {
        asked.join();
    }

    /** Until the end is asked for, or so long. */
    void await(Duration atMost) {
        ending.await(atMost);
    }

    /** Until that is done, well or not, or the end is asked for. */
    void awaitOr(CompletionStage<?> other) {
        CompletableFuture.anyOf(asked, settled(other)).join();
    }

    /** Until that is done, well or not, or patience ends. */
    void awaitPatientlyOr(CompletionStage<?> other) {
        CompletableFuture.anyOf(impatient, settled(other)).join();
    }

    private static CompletableFuture<?> settled(CompletionStage<?> stage) {
        return stage.handle((_, _) -> null).toCompletableFuture();
    }
}
