package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceStatus;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceStatusBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;

/** How far a ServerlessService has come: its status while it is worked out. Immutable. */
record ServerlessServiceProgress(ServerlessService service, ServerlessServiceStatus status, Conditions conditions) {
    private static final String POPULATED = "EndpointsPopulated";
    private static final String THROUGH_ACTIVATOR = "ActivatorEndpointsPopulated";
    private static final String BACKED = "Revision is backed by Activator";

    static ServerlessServiceProgress begin(ServerlessService service, Instant now) {
        ServerlessServiceStatus stored =
                Objects.requireNonNullElseGet(service.getStatus(), ServerlessServiceStatus::new);
        Conditions conditions = Conditions.begin(LivingSet.SERVERLESS_SERVICE, stored.getConditions(), now)
                .observing(service.getMetadata().getGeneration(), Optional.ofNullable(stored.getObservedGeneration()));
        return new ServerlessServiceProgress(service, stored, conditions);
    }

    ServerlessServiceProgress notOwned(HasMetadata stranger) {
        return with(conditions.markFalse(
                POPULATED,
                "NotOwned",
                "Resource %s of type %s is not owned by SKS"
                        .formatted(stranger.getMetadata().getName(), stranger.getKind())));
    }

    ServerlessServiceProgress withPrivate(HasMetadata created) {
        return new ServerlessServiceProgress(
                service,
                new ServerlessServiceStatusBuilder(status)
                        .withPrivateServiceName(created.getMetadata().getName())
                        .build(),
                conditions);
    }

    ServerlessServiceProgress withPublic(HasMetadata created) {
        return new ServerlessServiceProgress(
                service,
                new ServerlessServiceStatusBuilder(status)
                        .withServiceName(created.getMetadata().getName())
                        .build(),
                conditions);
    }

    /** The public Service leads where it should. */
    ServerlessServiceProgress populated(Backing backing) {
        Conditions pods = backing.hasPods()
                ? conditions.markTrue(POPULATED)
                : conditions.markUnknown(POPULATED, "NoHealthyBackends", "K8s Service is not ready");
        return with(throughActivator(backing, pods));
    }

    ServerlessServiceStatus finished() {
        return new ServerlessServiceStatusBuilder(status)
                .withObservedGeneration(service.getMetadata().getGeneration())
                .withConditions(conditions.list())
                .build();
    }

    /** False has the reason and the message of True, as upstream; the autoscaler reads how long it has been so. */
    private Conditions throughActivator(Backing backing, Conditions next) {
        boolean isProxy = !"Serve".equals(service.getSpec().getMode());
        return isProxy || !backing.hasPods()
                ? next.markTrue(THROUGH_ACTIVATOR, THROUGH_ACTIVATOR, BACKED)
                : next.markFalse(THROUGH_ACTIVATOR, THROUGH_ACTIVATOR, BACKED);
    }

    private ServerlessServiceProgress with(Conditions next) {
        return new ServerlessServiceProgress(service, status, next);
    }
}
