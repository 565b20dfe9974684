package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import java.time.Duration;
import zeroth.queueproxy.http.readiness.Probe.Check;

/** Asks once. The future never fails, and is completed within the time, more or less. */
@FunctionalInterface
interface Attempts {
    Future<Boolean> attempt(Check check, Duration within);
}
