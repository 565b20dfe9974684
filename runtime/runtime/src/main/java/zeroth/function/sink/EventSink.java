package zeroth.function.sink;

import io.smallrye.mutiny.Uni;
import zeroth.function.CloudEvent;

/**
 * Where events of this application go. An id, a source, the version and the content type are filled in where they are
 * missing; a type must be there.
 */
@FunctionalInterface
public interface EventSink {
    /**
     * Sends an event, when subscribed to, as often as it takes within the configured bounds.
     *
     * @return ends when the sink has accepted the event; fails with
     *     {@link zeroth.function.PermanentEventException} when it was refused and would be again, with
     *     {@link zeroth.function.RetryableEventException} when it was given up and may be sent later
     */
    Uni<Void> send(CloudEvent<?> event);
}
