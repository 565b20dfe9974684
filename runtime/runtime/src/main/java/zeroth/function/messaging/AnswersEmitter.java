package zeroth.function.messaging;

import io.smallrye.reactive.messaging.EmitterConfiguration;
import io.smallrye.reactive.messaging.annotations.EmitterFactoryFor;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The application's end of a channel of answers. It needs no bound: so many messages are handled at a time, and no more. */
record AnswersEmitter(String name) implements EmitterConfiguration {
    @Override
    public EmitterFactoryFor emitterType() {
        return EmitterFactoryFor.Literal.MUTINY_EMITTER;
    }

    @Override
    public OnOverflow.Strategy overflowBufferStrategy() {
        return OnOverflow.Strategy.UNBOUNDED_BUFFER;
    }

    @Override
    public long overflowBufferSize() {
        return -1;
    }

    @Override
    public boolean broadcast() {
        return false;
    }

    @Override
    public int numberOfSubscriberBeforeConnecting() {
        return -1;
    }
}
