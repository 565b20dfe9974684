package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.ConfigurationStatusBuilder;
import io.fabric8.knative.serving.v1.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.api.condition.Readiness;

/** How far a Configuration has come: its status while it is worked out. Immutable. */
record ConfigurationProgress(Configuration configuration, ConfigurationStatus status, Conditions conditions) {
    private static final String REASON = "RevisionFailed";

    static ConfigurationProgress begin(Configuration configuration, Instant now) {
        ConfigurationStatus stored = Objects.requireNonNullElseGet(configuration.getStatus(), ConfigurationStatus::new);
        Conditions conditions = Conditions.begin(LivingSet.CONFIGURATION, stored.getConditions(), now)
                .observing(
                        configuration.getMetadata().getGeneration(),
                        Optional.ofNullable(stored.getObservedGeneration()));
        return new ConfigurationProgress(configuration, stored, conditions);
    }

    ConfigurationProgress notCreated(String message) {
        return with(conditions.markFalse(
                LivingSet.READY, REASON, "Revision creation failed with message: %s.".formatted(message)));
    }

    /** What the newest Revision, and the newest that can serve, say of the Configuration. */
    ConfigurationProgress observe(Revision created, List<Revision> revisions) {
        Optional<String> ready = LatestReady.of(configuration, revisions)
                .map(revision -> revision.getMetadata().getName())
                .or(() -> Optional.ofNullable(status.getLatestReadyRevisionName()));
        String latest = created.getMetadata().getName();
        ConfigurationStatus next = new ConfigurationStatusBuilder(status)
                .withLatestCreatedRevisionName(latest)
                .withLatestReadyRevisionName(ready.orElse(null))
                .build();
        return new ConfigurationProgress(configuration, next, conditions(created, ready.filter(latest::equals)));
    }

    ConfigurationStatus finished() {
        return new ConfigurationStatusBuilder(status)
                .withObservedGeneration(configuration.getMetadata().getGeneration())
                .withConditions(conditions.list())
                .build();
    }

    /** @param serves the newest Revision's name, if it once could serve */
    private Conditions conditions(Revision created, Optional<String> serves) {
        return switch (LatestReady.readiness(created)) {
            case Readiness.Ready _ -> conditions.markTrue(LivingSet.READY);
            case Readiness.Failed failed ->
                conditions.markFalse(
                        LivingSet.READY,
                        REASON,
                        "Revision \"%s\" failed with message: %s."
                                .formatted(created.getMetadata().getName(), failed.message()));
            case Readiness.Pending _ ->
                serves.isPresent()
                        ? conditions.markTrue(LivingSet.READY)
                        : conditions.markUnknown(LivingSet.READY, "", "");
        };
    }

    private ConfigurationProgress with(Conditions next) {
        return new ConfigurationProgress(configuration, status, next);
    }
}
