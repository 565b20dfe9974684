package zeroth.dataplane.throttle;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A request on its way to a seat. {@code number} is its place in the line: the order of arrival. */
record Waiter(long number, Instant since, CompletableFuture<Admission> answer) {
    /** The same request in the same place, asking once more. */
    Waiter again() {
        return new Waiter(number, since, new CompletableFuture<>());
    }
}
