package zeroth.function.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import zeroth.function.lifecycle.Lifecycles;

/** Whether the functions want the process to go on. */
@Liveness
@Singleton
public class FunctionsLive implements HealthCheck {
    private final Lifecycles lifecycles;

    FunctionsLive(Lifecycles lifecycles) {
        this.lifecycles = lifecycles;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("functions").status(lifecycles.live()).build();
    }
}
