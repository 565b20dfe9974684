package zeroth.function.messaging;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The Vert.x context on which a message is handled: its own, which brokers' connectors give it, or a new one. */
record Home(Context context) implements Executor {
    static Home of(Message<?> message, Vertx vertx) {
        return new Home(message.getMetadata(LocalContextMetadata.class)
                .map(LocalContextMetadata::context)
                .orElseGet(() -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())));
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }
}
