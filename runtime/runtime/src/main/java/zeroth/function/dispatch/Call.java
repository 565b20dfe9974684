package zeroth.function.dispatch;

import io.quarkus.funqy.runtime.FunqyServerRequest;
import io.quarkus.funqy.runtime.FunqyServerResponse;
import io.quarkus.funqy.runtime.RequestContext;
import io.quarkus.funqy.runtime.RequestContextImpl;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;

/** One call in Funqy's terms. Confined to the thread that calls. */
final class Call implements FunqyServerRequest, FunqyServerResponse {
    private final RequestContext context = new RequestContextImpl();
    private final @Nullable Object argument;
    private Uni<?> output = Uni.createFrom().nothing();

    Call(CloudEvent<?> event, @Nullable Object argument) {
        this.argument = argument;
        context.setContextData(CloudEvent.class, event);
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
