package zeroth.function.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import zeroth.function.lifecycle.Lifecycles;

/** Whether events may come. */
@Readiness
@Singleton
public class FunctionsReady implements HealthCheck {
    private final Lifecycles lifecycles;

    FunctionsReady(Lifecycles lifecycles) {
        this.lifecycles = lifecycles;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("functions").status(lifecycles.ready()).build();
    }
}
