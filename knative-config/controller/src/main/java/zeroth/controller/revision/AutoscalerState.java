package zeroth.controller.revision;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.pkg.apis.Condition;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.LivingSet;

/** What a Revision's PodAutoscaler says. */
record AutoscalerState(PodAutoscalerStatus status) {
    private static final String INITIALIZED = "ScaleTargetInitialized";

    static AutoscalerState of(PodAutoscaler autoscaler) {
        return new AutoscalerState(Objects.requireNonNullElseGet(autoscaler.getStatus(), PodAutoscalerStatus::new));
    }

    Optional<Condition> ready() {
        return find(LivingSet.READY);
    }

    /** It once had as many pods as it had to begin with. */
    boolean isInitialized() {
        return find(INITIALIZED)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    boolean hasService() {
        return Optional.ofNullable(status.getServiceName())
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    /** Unknown scales are negative. */
    Optional<Integer> actual() {
        return Optional.ofNullable(status.getActualScale()).filter(scale -> scale >= 0);
    }

    Optional<Integer> desired() {
        return Optional.ofNullable(status.getDesiredScale()).filter(scale -> scale >= 0);
    }

    private Optional<Condition> find(String type) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }
}
