package zeroth.controller.revision;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zeroth.api.application.Application;
import zeroth.api.condition.LivingSet;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Ensured;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Next;
import zeroth.controller.reconcile.Reconciliation;
import zeroth.controller.reconcile.StatusWriter;
import zeroth.controller.settings.Settings;

/** A Revision's turn: its images, its Deployment, its PodAutoscaler, then what became of them. Immutable. */
final class RevisionReconciliation implements Reconciliation<Revision> {
    private final KubernetesClient client;
    private final Children children;
    private final StatusWriter<Revision, RevisionStatus> statuses;
    private final Supplier<Settings> settings;
    private final String systemNamespace;
    private final Consumer<Happening> events;
    private final InstantSource clock;

    RevisionReconciliation(
            KubernetesClient client,
            Supplier<Settings> settings,
            String systemNamespace,
            Consumer<Happening> events,
            InstantSource clock) {
        this.events = events;
        this.client = client;
        this.children = new Children(client);
        this.statuses = new StatusWriter<>(client, Revision::getStatus, Revision::setStatus);
        this.settings = settings;
        this.systemNamespace = systemNamespace;
        this.clock = clock;
    }

    @Override
    public Next reconcile(Revision revision) {
        Settings now = settings.get();
        Optional<String> logs = new Observability(now.observability())
                .logUrl(revision.getMetadata().getUid());
        write(
                revision,
                images(RevisionProgress.begin(revision, clock.instant()).logsAt(logs), now)
                        .finished());
        return Next.whenSomethingHappens();
    }

    private void write(Revision revision, RevisionStatus status) {
        boolean wasReady = isReady(Objects.requireNonNullElseGet(revision.getStatus(), RevisionStatus::new));
        statuses.write(revision, status);
        if (!wasReady && isReady(status)) {
            events.accept(Happening.normal(
                    revision, "RevisionReady", "Revision becomes ready upon all resources being ready"));
        }
    }

    private static boolean isReady(RevisionStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition ->
                        condition.getType().equals(LivingSet.READY) && "True".equals(condition.getStatus()));
    }

    private RevisionProgress images(RevisionProgress progress, Settings now) {
        return PinnedImages.recorded(progress.revision())
                .map(images -> deploy(progress.pinned(images), images, now))
                .orElseGet(() -> resolve(progress, now));
    }

    private RevisionProgress resolve(RevisionProgress progress, Settings now) {
        return switch (ImageResolution.of(progress.revision(), this::application)) {
            case ImageResolution.Resolved(var images) -> deploy(progress.pinned(images), images, now);
            case ImageResolution.Waiting _ -> progress.resolvingImages();
            case ImageResolution.Missing missing -> progress.imageMissing(missing);
        };
    }

    private Optional<Application> application(String name) {
        return Optional.ofNullable(
                client.resources(Application.class).withName(name).get());
    }

    private RevisionProgress deploy(RevisionProgress progress, PinnedImages images, Settings now) {
        Deployment desired = new RevisionDeployment(progress.revision(), images, now, systemNamespace).desired();
        return switch (children.ensure(desired, RevisionDeployment::revise)) {
            case Ensured.Ours<Deployment>(var found) ->
                scale(progress.observe(found, now.deployment(), troubled(found)), found, now);
            case Ensured.NotOurs<Deployment>(var found) ->
                progress.notOwned("Deployment", found.getMetadata().getName());
        };
    }

    /** The pods, if none of them serves. */
    private List<Pod> troubled(Deployment deployment) {
        return DeploymentState.wanted(deployment) > 0 && DeploymentState.available(deployment) == 0
                ? client.pods()
                        .inNamespace(deployment.getMetadata().getNamespace())
                        .withLabels(deployment.getSpec().getSelector().getMatchLabels())
                        .list()
                        .getItems()
                : List.of();
    }

    private RevisionProgress scale(RevisionProgress progress, Deployment deployment, Settings now) {
        PodAutoscaler desired =
                RevisionAutoscaler.desired(progress.revision(), progress.reachability(deployment), now.autoscaler());
        return switch (children.ensure(desired, RevisionAutoscaler::revise)) {
            case Ensured.Ours<PodAutoscaler>(var found) -> progress.observe(AutoscalerState.of(found));
            case Ensured.NotOurs<PodAutoscaler>(var found) ->
                progress.notOwned("PodAutoscaler", found.getMetadata().getName());
        };
    }
}
