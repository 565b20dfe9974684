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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;

/** The CDI request context of one call: it lasts until the outcome is there, on whatever thread that is. */
final class RequestScope {
    private static final String EXCHANGE = RoutingContext.class.getName();

    // Proxies of what each request has: to look a bean up takes long.
    private final Optional<CurrentVertxRequest> request = bean(CurrentVertxRequest.class);
    private final Optional<CurrentIdentityAssociation> identity = bean(CurrentIdentityAssociation.class);

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
            exchange().ifPresent(this::identify);
            LogFields.put(delivery);
            var over = new AtomicBoolean();
            var result = delivery.call(outcome -> {
                if (over.compareAndSet(false, true)) {
                    end(scope, state);
                    then.accept(outcome);
                }
            });
            return () -> {
                if (over.compareAndSet(false, true)) {
                    result.cancel();
                    end(scope, state);
                    cancelled.run();
                }
            };
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

    private void identify(RoutingContext exchange) {
        request.ifPresent(current -> current.setCurrent(exchange));
        identity.ifPresent(current -> current.setIdentity(QuarkusHttpUser.getSecurityIdentity(exchange, null)));
    }

    private static <T> Optional<T> bean(Class<T> type) {
        return Optional.ofNullable(Arc.container().instance(type).get());
    }
}
