package zeroth.controller.route;

import io.fabric8.knative.serving.v1.TrafficTarget;
import java.util.Optional;

/**
 * A target of a Route, and the Revision that it means now.
 *
 * @param tag empty: none
 * @param follows the Configuration whose newest Revision it always means; empty: the Revision is fixed
 */
record ResolvedTarget(String tag, Backend backend, int percent, Optional<String> follows) {
    static ResolvedTarget of(TrafficTarget target, Backend backend, Optional<String> follows) {
        return new ResolvedTarget(
                Optional.ofNullable(target.getTag()).orElse(""),
                backend,
                Math.toIntExact(Optional.ofNullable(target.getPercent()).orElse(0L)),
                follows);
    }
}
