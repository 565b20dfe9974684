package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.pkg.apis.Condition;
import java.time.Instant;
import zeroth.api.condition.Conditions;
import zeroth.scaling.zero.ActiveCondition;
import zeroth.scaling.zero.Activity;

/** The condition {@code Active}, to and from the API. Pure. */
final class Activities {
    static final String ACTIVE = "Active";

    private Activities() {}

    static Activity of(Conditions conditions, Instant now) {
        return conditions.find(ACTIVE).map(Activities::of).orElseGet(() -> new Activity.Activating(now));
    }

    static Conditions mark(Conditions conditions, ActiveCondition next) {
        return switch (next) {
            case ACTIVE -> conditions.markTrue(ACTIVE);
            case QUEUED ->
                conditions.markUnknown(
                        ACTIVE, "Queued", "Requests to the target are being buffered as resources are provisioned.");
            case NO_TRAFFIC -> conditions.markFalse(ACTIVE, "NoTraffic", "The target is not receiving traffic.");
            case TIMED_OUT -> conditions.markFalse(ACTIVE, "TimedOut", "The target could not be activated.");
            case UNCHANGED -> conditions;
        };
    }

    private static Activity of(Condition condition) {
        Instant since = Instant.parse(condition.getLastTransitionTime());
        return switch (condition.getStatus()) {
            case "True" -> new Activity.Active(since);
            case "False" -> new Activity.Inactive(since);
            default -> new Activity.Activating(since);
        };
    }
}
