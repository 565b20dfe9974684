package zeroth.function.sink;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Sends a message once. */
@FunctionalInterface
interface Post {
    /** Fails when there was no answer. */
    Uni<Answered> send(Message message);

    /** What of an answer matters; its body does not. */
    record Answered(int status, Optional<String> retryAfter) {}
}
