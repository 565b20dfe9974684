package zeroth.api.condition;

import io.fabric8.knative.pkg.apis.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether another object, seen from outside, is Ready for the generation that it has now. */
public sealed interface Readiness {
    /** Ready is True. */
    record Ready() implements Readiness {}

    /** Ready is False. */
    record Failed(String reason, String message) implements Readiness {}

    /** Ready is Unknown, or its reconciler has not yet seen this generation. */
    record Pending(String reason, String message) implements Readiness {}

    /** Never Ready or Failed by what was said of an older generation. */
    static Readiness of(long generation, Optional<Long> observedGeneration, List<Condition> conditions) {
        boolean current = observedGeneration.filter(seen -> seen == generation).isPresent();
        return conditions.stream()
                .filter(condition -> current && condition.getType().equals(LivingSet.READY))
                .findFirst()
                .map(Readiness::of)
                .orElseGet(() -> new Pending("", ""));
    }

    private static Readiness of(Condition ready) {
        String reason = Objects.requireNonNullElse(ready.getReason(), "");
        String message = Objects.requireNonNullElse(ready.getMessage(), "");
        return switch (Status.read(ready)) {
            case TRUE -> new Ready();
            case FALSE -> new Failed(reason, message);
            case UNKNOWN -> new Pending(reason, message);
        };
    }
}
