package zeroth.function.http;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;

/** The CDI request context of one call: it lasts until the outcome is there, on whatever thread that is. */
final class RequestScope {
    private static final String EXCHANGE = RoutingContext.class.getName();

    /** Lets calls that are made from here, on whatever thread, know the request that they are for. */
    static void remember(RoutingContext exchange) {
        @Nullable Context context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(EXCHANGE, exchange);
        }
    }

    /** The context of the request that is being read here. */
    static Executor home() {
        @Nullable Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }

    Cancellable call(Delivery delivery, Runnable cancelled, Consumer<Outcome> then) {
        var scope = Arc.container().requestContext();
        var state = scope.activate();
        try {
            exchange().ifPresent(RequestScope::identify);
            LogFields.put(delivery);
            return delivery.call()
                    .onTermination()
                    .invoke(() -> end(scope, state))
                    .onCancellation()
                    .invoke(cancelled)
                    .subscribe()
                    .with(then);
        } finally {
            scope.deactivate();
        }
    }

    private static void end(ManagedContext scope, ContextState state) {
        LogFields.remove();
        scope.destroy(state);
    }

    private static Optional<RoutingContext> exchange() {
        return Optional.ofNullable(Vertx.currentContext()).map(context -> context.getLocal(EXCHANGE));
    }

    private static void identify(RoutingContext exchange) {
        var container = Arc.container();
        Optional.ofNullable(container.instance(CurrentVertxRequest.class).get())
                .ifPresent(request -> request.setCurrent(exchange));
        Optional.ofNullable(container.instance(CurrentIdentityAssociation.class).get())
                .ifPresent(identity -> identity.setIdentity(QuarkusHttpUser.getSecurityIdentity(exchange, null)));
    }
}
