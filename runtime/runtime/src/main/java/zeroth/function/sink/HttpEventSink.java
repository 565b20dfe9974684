package zeroth.function.sink;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import zeroth.function.CloudEvent;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.limit.Delay;

/** Sends events over HTTP, and again while that makes sense. Stateless. */
record HttpEventSink(
        Outgoing outgoing, Message.Writer writer, Post post, Backoff backoff, Delay delay, InstantSource clock)
        implements EventSink {
    @Override
    public Uni<Void> send(CloudEvent<?> event) {
        return Uni.createFrom()
                .item(() -> writer.write(outgoing.completed(event)))
                .flatMap(message -> attempt(message, 0));
    }

    private Uni<Void> attempt(Message message, int retry) {
        return Uni.createFrom()
                .deferred(() -> post.send(message))
                .map(answer -> Verdict.of(answer, clock))
                .onFailure(Exception.class)
                .recoverWithItem(Verdict::unanswered)
                .flatMap(verdict -> concluded(verdict, message, retry));
    }

    private Uni<Void> concluded(Verdict verdict, Message message, int retry) {
        return switch (verdict) {
            case Verdict.Delivered delivered -> Uni.createFrom().voidItem();
            case Verdict.Refused refused -> Uni.createFrom().failure(new PermanentEventException(refused.reason()));
            case Verdict.Again again ->
                backoff.before(retry, again.retryAfter())
                        .map(wait -> after(wait).flatMap(waited -> attempt(message, retry + 1)))
                        .orElseGet(() -> Uni.createFrom().failure(givenUp(again, retry)));
        };
    }

    private Uni<Void> after(Duration wait) {
        return Uni.createFrom()
                .emitter(emitter -> emitter.onTermination(delay.after(wait, () -> emitter.complete(null))));
    }

    private static RetryableEventException givenUp(Verdict.Again last, int retry) {
        return new RetryableEventException("given up after %d attempts: %s".formatted(retry + 1, last.reason()));
    }
}
