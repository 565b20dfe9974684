package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceStatus;
import io.fabric8.knative.pkg.apis.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zeroth.api.condition.Readiness;
import zeroth.scaling.zero.Path;

/** A ServerlessService with what the API may leave out filled in. */
record ServerlessServiceFacts(ServerlessService object) {
    private static final String THROUGH_ACTIVATOR = "ActivatorEndpointsPopulated";

    Optional<String> serviceName() {
        return status().map(ServerlessServiceStatus::getServiceName).filter(name -> !name.isEmpty());
    }

    Optional<String> privateServiceName() {
        return status().map(ServerlessServiceStatus::getPrivateServiceName).filter(name -> !name.isEmpty());
    }

    Readiness readiness() {
        long generation =
                Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L);
        return Readiness.of(generation, status().map(ServerlessServiceStatus::getObservedGeneration), conditions());
    }

    /** Which way requests go. */
    Path path() {
        return conditions().stream()
                .filter(condition -> condition.getType().equals(THROUGH_ACTIVATOR))
                .filter(condition -> condition.getStatus().equals("True"))
                .findFirst()
                .<Path>map(condition -> new Path.ThroughActivator(Instant.parse(condition.getLastTransitionTime())))
                .orElseGet(this::asked);
    }

    private Path asked() {
        return ServerlessServices.Mode.PROXY.word().equals(object.getSpec().getMode())
                ? new Path.Turning()
                : new Path.Direct();
    }

    private List<Condition> conditions() {
        return status().map(ServerlessServiceStatus::getConditions).orElse(List.of());
    }

    private Optional<ServerlessServiceStatus> status() {
        return Optional.ofNullable(object.getStatus());
    }
}
