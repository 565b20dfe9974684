package zeroth.function.dispatch;

import io.quarkus.funqy.runtime.FunqyServerRequest;
import io.quarkus.funqy.runtime.FunqyServerResponse;
import io.quarkus.funqy.runtime.RequestContext;
import io.quarkus.funqy.runtime.RequestContextImpl;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Event;

/** One call in Funqy's terms. Confined to the thread that calls. */
final class Call implements FunqyServerRequest, FunqyServerResponse {
    private final RequestContext context;
    private final @Nullable Object argument;
    private Uni<?> output = Uni.createFrom().nothing();

    private Call(RequestContext context, @Nullable Object argument) {
        this.context = context;
        this.argument = argument;
    }

    /** A call for one event, which the function may also ask for as {@code @Context}. */
    static Call of(Event event, Input.Argument argument) {
        return new Call(new EventContext(event, argument.data()), argument.value());
    }

    /** A call without an event of its own: for many, or for none. */
    static Call of(Input.Argument argument) {
        return new Call(new RequestContextImpl(), argument.value());
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
