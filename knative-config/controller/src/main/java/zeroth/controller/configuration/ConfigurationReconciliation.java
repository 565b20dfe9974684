package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Next;
import zeroth.controller.reconcile.Owner;
import zeroth.controller.reconcile.Reconciliation;
import zeroth.controller.reconcile.StatusWriter;
import zeroth.names.Labels;

/**
 * A Configuration's turn: the Revision of its present template, then what all its Revisions say, then the end of the old
 * ones. Immutable.
 */
final class ConfigurationReconciliation implements Reconciliation<Configuration> {
    /** Nothing tells us when a stranger gives a name free. */
    private static final Duration TRY_THE_NAME_AGAIN = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final Children children;
    private final StatusWriter<Configuration, ConfigurationStatus> statuses;
    private final Retirement retirement;
    private final Consumer<Happening> events;
    private final InstantSource clock;

    ConfigurationReconciliation(
            KubernetesClient client,
            Supplier<GarbageCollectionSettings> retention,
            Consumer<Happening> events,
            InstantSource clock) {
        this.events = events;
        this.client = client;
        this.children = new Children(client, events);
        this.statuses = new StatusWriter<>(client, Configuration::getStatus, Configuration::setStatus);
        this.retirement = new Retirement(client, retention);
        this.clock = clock;
    }

    @Override
    public Next reconcile(Configuration configuration) {
        Instant now = clock.instant();
        ConfigurationProgress begun = ConfigurationProgress.begin(configuration, now);
        Revision desired = RevisionTemplates.revision(configuration, now);
        List<Revision> revisions = revisions(configuration);
        Optional<Revision> inTheWay = children.find(desired).filter(found -> !isWanted(configuration, found));
        if (inTheWay.isPresent()) {
            statuses.write(configuration, begun.notCreated(taken(desired)).finished());
            return Next.after(TRY_THE_NAME_AGAIN);
        }
        Revision created = current(configuration, revisions).orElseGet(() -> children.create(desired));
        write(configuration, begun.observe(created, revisions).finished());
        return retirement.retire(configuration, revisions, now);
    }

    private void write(Configuration configuration, ConfigurationStatus status) {
        ConfigurationStatus before = Objects.requireNonNullElseGet(configuration.getStatus(), ConfigurationStatus::new);
        statuses.write(configuration, status);
        ConfigurationNews.between(before, configuration).forEach(events);
    }

    private List<Revision> revisions(Configuration configuration) {
        return client
                .resources(Revision.class)
                .inNamespace(configuration.getMetadata().getNamespace())
                .withLabel(Labels.CONFIGURATION, configuration.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(revision -> Owner.controls(configuration, revision))
                .toList();
    }

    private static Optional<Revision> current(Configuration configuration, List<Revision> revisions) {
        return revisions.stream()
                .filter(revision -> isWanted(configuration, revision))
                .findFirst();
    }

    private static boolean isWanted(Configuration configuration, Revision revision) {
        return NamedRevision.nameIn(configuration)
                .map(name ->
                        name.equals(revision.getMetadata().getName()) && NamedRevision.isOf(configuration, revision))
                .orElseGet(() -> NamedRevision.isOfGeneration(configuration, revision)
                        && Owner.controls(configuration, revision));
    }

    private static String taken(Revision revision) {
        return "revisions.serving.knative.dev \"%s\" already exists"
                .formatted(revision.getMetadata().getName());
    }
}
