package zeroth.function.lifecycle;

import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;

/** The routes on which a kubelet, or whoever it is, asks how the application fares. */
@Recorder
public class HealthRecorder {
    public Handler<RoutingContext> liveness(BeanContainer beans) {
        return answer(beans, Lifecycles::live);
    }

    public Handler<RoutingContext> readiness(BeanContainer beans) {
        return answer(beans, Lifecycles::ready);
    }

    /** Hears of the end before the requests that run have ended. */
    public ShutdownListener farewell(BeanContainer beans) {
        return new Farewell(beans.beanInstance(Lifecycles.class));
    }

    private record Farewell(Lifecycles lifecycles) implements ShutdownListener {
        @Override
        public void shutdown(ShutdownNotification notification) {
            lifecycles.ending();
            notification.done();
        }
    }

    private static Handler<RoutingContext> answer(BeanContainer beans, Predicate<Lifecycles> check) {
        var lifecycles = beans.beanInstance(Lifecycles.class);
        return exchange -> {
            boolean up = check.test(lifecycles);
            exchange.response()
                    .setStatusCode(up ? 200 : 503)
                    .putHeader("content-type", "application/json")
                    .end(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
        };
    }
}
