package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatusBuilder;
import java.time.Instant;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.Readiness;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.zero.ActiveCondition;
import zeroth.scaling.zero.Desired;
import zeroth.scaling.zero.Start;

/** A PodAutoscaler's next status. Confined to one pass. */
final class StatusDraft {
    private static final String INITIALIZED = "ScaleTargetInitialized";
    private static final String SERVICES_READY = "SKSReady";

    private final PodAutoscalerFacts facts;
    private final PodAutoscalerStatusBuilder status = new PodAutoscalerStatusBuilder();
    private Conditions conditions;

    StatusDraft(PodAutoscalerFacts facts, Conditions conditions) {
        this.facts = facts;
        this.conditions = conditions;
        status.withObservedGeneration(facts.generation())
                .withServiceName(facts.serviceName().orElse(""))
                .withMetricsServiceName(facts.metricsServiceName().orElse(""));
        facts.desiredScale().ifPresent(status::withDesiredScale);
    }

    Start start() {
        return conditions.isTrue(INITIALIZED) ? Start.DONE : Start.UNDER_WAY;
    }

    /** A child with its name belongs to somebody else. */
    PodAutoscalerStatus notOwned(String kind) {
        conditions = conditions.markFalse(
                Activities.ACTIVE,
                "NotOwned",
                "There is an existing %s %s that we do not own."
                        .formatted(kind, facts.revision().name()));
        return build();
    }

    StatusDraft servicesNotReady(String message) {
        conditions = conditions.markUnknown(SERVICES_READY, "NotReady", message);
        return this;
    }

    StatusDraft services(ServerlessServiceFacts services, String privateService) {
        status.withMetricsServiceName(privateService)
                .withServiceName(services.serviceName().orElse(""));
        return switch (services.readiness()) {
            case Readiness.Ready _ -> servicesReady();
            case Readiness.Failed failed -> servicesNotReady(failed.message());
            case Readiness.Pending pending -> servicesNotReady(pending.message());
        };
    }

    StatusDraft scaled(Desired desired, int ready, ScalingSpec spec) {
        status.withActualScale(ready);
        if (desired instanceof Desired.Replicas(int count)) {
            status.withDesiredScale(count);
        }
        int threshold = start().threshold(spec);
        if (ready >= threshold && !status.getServiceName().isEmpty()) {
            conditions = conditions.markTrue(INITIALIZED);
        }
        conditions = Activities.mark(
                conditions, ActiveCondition.next(desired, ready, threshold, Activities.of(conditions, Instant.EPOCH)));
        return this;
    }

    PodAutoscalerStatus build() {
        return status.withConditions(conditions.list()).build();
    }

    private StatusDraft servicesReady() {
        conditions = conditions.markTrue(SERVICES_READY);
        return this;
    }
}
