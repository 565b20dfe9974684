package zeroth.function.dispatch;

import io.quarkus.funqy.runtime.RequestContextImpl;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.event.Event;
import zeroth.function.sdk.SdkEvent;

/** The event that a function may ask for as {@code @Context}, made when it does. Confined to the thread that calls. */
final class EventContext extends RequestContextImpl {
    private final Event event;
    private final @Nullable Object data;

    EventContext(Event event, @Nullable Object data) {
        this.event = event;
        this.data = data;
    }

    @Override
    public <T> @Nullable T getContextData(Class<T> type) {
        return type.cast(contextData.computeIfAbsent(type, this::made));
    }

    private @Nullable Object made(Class<?> type) {
        if (type == CloudEvent.class) {
            return new ReceivedEvent<>(event.attributes(), data);
        }
        return type == io.cloudevents.CloudEvent.class ? new SdkEvent(event) : null;
    }
}
