package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.pkg.apis.Condition;
import java.util.List;
import java.util.Optional;
import zeroth.names.RevisionId;

/** A PodAutoscaler with what the API may leave out filled in. */
record PodAutoscalerFacts(PodAutoscaler object) {
    RevisionId revision() {
        return new RevisionId(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    long generation() {
        return Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L);
    }

    String protocolType() {
        return Optional.ofNullable(object.getSpec().getProtocolType())
                .filter(type -> !type.isEmpty())
                .orElse("http1");
    }

    Optional<Long> observedGeneration() {
        return status().map(PodAutoscalerStatus::getObservedGeneration);
    }

    List<Condition> conditions() {
        return status().map(PodAutoscalerStatus::getConditions).orElse(List.of());
    }

    Optional<Integer> desiredScale() {
        return status().map(PodAutoscalerStatus::getDesiredScale);
    }

    Optional<String> serviceName() {
        return status().map(PodAutoscalerStatus::getServiceName).filter(name -> !name.isEmpty());
    }

    Optional<String> metricsServiceName() {
        return status().map(PodAutoscalerStatus::getMetricsServiceName).filter(name -> !name.isEmpty());
    }

    private Optional<PodAutoscalerStatus> status() {
        return Optional.ofNullable(object.getStatus());
    }
}
