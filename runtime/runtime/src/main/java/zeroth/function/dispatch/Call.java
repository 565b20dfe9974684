package zeroth.function.dispatch;

import io.quarkus.funqy.runtime.FunqyServerRequest;
import io.quarkus.funqy.runtime.FunqyServerResponse;
import io.quarkus.funqy.runtime.RequestContext;
import io.quarkus.funqy.runtime.RequestContextImpl;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.event.Event;
import zeroth.function.sdk.SdkEvent;

/** One call in Funqy's terms. Confined to the thread that calls. */
final class Call implements FunqyServerRequest, FunqyServerResponse {
    private final RequestContext context = new RequestContextImpl();
    private final @Nullable Object argument;
    private Uni<?> output = Uni.createFrom().nothing();

    private Call(@Nullable Object argument) {
        this.argument = argument;
    }

    /** A call for one event, which the function may also ask for as {@code @Context}. */
    static Call of(Event event, Input.Argument argument) {
        var call = new Call(argument.value());
        call.context.setContextData(CloudEvent.class, new ReceivedEvent<>(event.attributes(), argument.data()));
        call.context.setContextData(io.cloudevents.CloudEvent.class, new SdkEvent(event));
        return call;
    }

    /** A call without an event of its own: for many, or for none. */
    static Call of(Input.Argument argument) {
        return new Call(argument.value());
    }

    @Override
    public RequestContext context() {
        return context;
    }

    @Override
    @SuppressWarnings("rawtypes") // Funqy's signature.
    public @Nullable Object extractInput(Class inputClass) {
        return argument;
    }

    @Override
    public Uni<?> getOutput() {
        return output;
    }

    @Override
    public void setOutput(Uni<?> output) {
        this.output = output;
    }
}
