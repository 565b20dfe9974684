package zeroth.controller.revision;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatus;
import io.fabric8.knative.serving.v1.RevisionStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.api.settings.DeploymentSettings;

/** How far a Revision has come: its status while it is worked out. Immutable; each step returns the next state. */
record RevisionProgress(Revision revision, RevisionStatus status, Conditions conditions) {
    private static final String RESOURCES = "ResourcesAvailable";
    private static final String CONTAINER = "ContainerHealthy";
    private static final String ACTIVE = "Active";
    private static final String DEPLOYING = "Deploying";
    private static final String MISSING = "ContainerMissing";
    private static final String NOT_OWNED = "NotOwned";

    static RevisionProgress begin(Revision revision, Instant now) {
        RevisionStatus stored = Objects.requireNonNullElseGet(revision.getStatus(), RevisionStatus::new);
        Conditions conditions = Conditions.begin(LivingSet.REVISION, stored.getConditions(), now)
                .observing(revision.getMetadata().getGeneration(), Optional.ofNullable(stored.getObservedGeneration()));
        return new RevisionProgress(revision, stored, conditions);
    }

    /** Where the logs of the Revision can be read, if the installation has such a place. */
    RevisionProgress logsAt(Optional<String> url) {
        RevisionStatus next =
                new RevisionStatusBuilder(status).withLogUrl(url.orElse(null)).build();
        return new RevisionProgress(revision, next, conditions);
    }

    RevisionProgress imageMissing(ImageResolution.Missing missing) {
        return with(conditions.markFalse(CONTAINER, MISSING, missing.message()));
    }

    RevisionProgress resolvingImages() {
        return with(imageFound("ResolvingDigests").markUnknown(RESOURCES, "ResolvingDigests", ""));
    }

    RevisionProgress pinned(PinnedImages images) {
        RevisionStatus next = new RevisionStatusBuilder(status)
                .withContainerStatuses(images.statuses(revision.getSpec().getContainers()))
                .withInitContainerStatuses(images.statuses(revision.getSpec().getInitContainers()))
                .build();
        return new RevisionProgress(revision, next, imageFound(DEPLOYING));
    }

    RevisionProgress notOwned(String kind, String name) {
        return with(conditions.markFalse(
                RESOURCES, NOT_OWNED, "There is an existing %s \"%s\" that we do not own.".formatted(kind, name)));
    }

    /** @param pods of the Deployment; asked for only when none of them serves */
    RevisionProgress observe(Deployment deployment, DeploymentSettings settings, List<Pod> pods) {
        if (nothingIsTried(deployment)) {
            return this;
        }
        RevisionProgress next = with(resources(deployment));
        return PodTrouble.of(pods)
                .map(trouble -> next.with(next.troubled(trouble, settings)))
                .orElse(next)
                .healthyIfReady(deployment);
    }

    RevisionProgress observe(AutoscalerState autoscaler) {
        RevisionStatus next = new RevisionStatusBuilder(status)
                .withActualReplicas(autoscaler.actual().orElse(null))
                .withDesiredReplicas(autoscaler.desired().orElse(null))
                .build();
        return new RevisionProgress(revision, next, scaled(autoscaler));
    }

    /** Nothing can be reached where nothing comes up. */
    Reachability reachability(Deployment deployment) {
        return isBad(conditions) && DeploymentState.wanted(deployment) > 0 && DeploymentState.ready(deployment) == 0
                ? Reachability.UNREACHABLE
                : Reachability.byRoutes(revision);
    }

    RevisionStatus finished() {
        return new RevisionStatusBuilder(status)
                .withObservedGeneration(revision.getMetadata().getGeneration())
                .withConditions(conditions.list())
                .build();
    }

    /** No pod is wanted, so nothing is learned; what went wrong the last time has not become better. */
    private boolean nothingIsTried(Deployment deployment) {
        return DeploymentState.wanted(deployment) == 0
                && conditions
                        .find(RESOURCES)
                        .filter(found -> "False".equals(found.getStatus()) && !NOT_OWNED.equals(found.getReason()))
                        .isPresent();
    }

    private Conditions resources(Deployment deployment) {
        return switch (DeploymentState.of(deployment)) {
            case DeploymentState.Done _ -> conditions.markTrue(RESOURCES);
            case DeploymentState.Progressing _ -> conditions.markUnknown(RESOURCES, DEPLOYING, "");
            case DeploymentState.Failed(String reason, String message) ->
                conditions.markFalse(RESOURCES, reason, message);
        };
    }

    private Conditions troubled(PodTrouble trouble, DeploymentSettings settings) {
        return switch (trouble) {
            case PodTrouble.Exited(String reason, String message) -> conditions.markFalse(CONTAINER, reason, message);
            case PodTrouble.NotStarted(String reason, String message) ->
                conditions.markFalse(RESOURCES, reason, message);
            case PodTrouble.NotScheduled(String reason, String message) ->
                settings.podIsAlwaysSchedulable() ? conditions : conditions.markFalse(RESOURCES, reason, message);
        };
    }

    private RevisionProgress healthyIfReady(Deployment deployment) {
        return DeploymentState.ready(deployment) > 0 ? with(conditions.markTrue(CONTAINER)) : this;
    }

    private Conditions scaled(AutoscalerState autoscaler) {
        return autoscaler.ready().map(ready -> scaled(autoscaler, ready)).orElseGet(this::notYetScaled);
    }

    private Conditions notYetScaled() {
        Conditions next = conditions.markUnknown(ACTIVE, DEPLOYING, "");
        return isBad(next) ? next : next.markUnknown(RESOURCES, DEPLOYING, "");
    }

    private Conditions scaled(AutoscalerState autoscaler, Condition ready) {
        Conditions next = conditions;
        if (autoscaler.isInitialized() && !isBad(next)) {
            next = next.markTrue(RESOURCES).markTrue(CONTAINER);
        }
        if (next.isTrue(RESOURCES) && !(autoscaler.hasService() && autoscaler.isInitialized())) {
            next = next.markUnknown(RESOURCES, DEPLOYING, "");
        }
        return neverScaled(autoscaler, ready, next) ? givenUp(next) : next.propagate(ACTIVE, ready);
    }

    private static boolean neverScaled(AutoscalerState autoscaler, Condition ready, Conditions next) {
        return "False".equals(ready.getStatus())
                && !autoscaler.isInitialized()
                && autoscaler.hasService()
                && !isBad(next);
    }

    private static Conditions givenUp(Conditions conditions) {
        return conditions.markFalse(RESOURCES, "ProgressDeadlineExceeded", "Initial scale was never achieved");
    }

    private static boolean isBad(Conditions conditions) {
        return conditions.isFalse(RESOURCES) || conditions.isFalse(CONTAINER);
    }

    /** A missing image that is there now is no failure any longer; any other failure of the container stays one. */
    private Conditions imageFound(String reason) {
        boolean otherwiseDecided = conditions
                .find(CONTAINER)
                .filter(found -> !"Unknown".equals(found.getStatus()) && !MISSING.equals(found.getReason()))
                .isPresent();
        return otherwiseDecided ? conditions : conditions.markUnknown(CONTAINER, reason, "");
    }

    private RevisionProgress with(Conditions next) {
        return new RevisionProgress(revision, status, next);
    }
}
