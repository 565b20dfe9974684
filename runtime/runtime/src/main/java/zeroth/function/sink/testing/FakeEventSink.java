package zeroth.function.sink.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import zeroth.function.CloudEvent;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.event.Event;
import zeroth.function.sink.EventSink;
import zeroth.function.sink.Outgoing;

/**
 * Keeps the events that it is sent, complete as on the wire, or answers as it is told. Produce it as a bean in a test
 * and it takes the place of the real sink. Guarded by its lock.
 */
public final class FakeEventSink implements EventSink {
    private final Outgoing outgoing = new Outgoing(
            new ObjectMapper().findAndRegisterModules(),
            "/fake",
            Map.of(),
            () -> UUID.randomUUID().toString());
    private final List<Event> accepted = new ArrayList<>();
    private Supplier<Uni<Void>> answer = Uni.createFrom()::voidItem;

    @Override
    public Uni<Void> send(CloudEvent<?> event) {
        return Uni.createFrom().item(() -> outgoing.completed(event)).flatMap(this::take);
    }

    /** The events that were accepted, in their order. */
    public synchronized List<Event> events() {
        return List.copyOf(accepted);
    }

    /** From now on events are refused for good. */
    public synchronized void refuse() {
        answer = () -> Uni.createFrom().failure(new PermanentEventException("refused by the fake"));
    }

    /** From now on events are given up. */
    public synchronized void giveUp() {
        answer = () -> Uni.createFrom().failure(new RetryableEventException("given up by the fake"));
    }

    /** From now on events are accepted. */
    public synchronized void accept() {
        answer = Uni.createFrom()::voidItem;
    }

    private synchronized Uni<Void> take(Event event) {
        return answer.get().invoke(() -> keep(event));
    }

    private synchronized void keep(Event event) {
        accepted.add(event);
    }
}
