package zeroth.node.application;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.pkg.apis.ConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.application.Application;
import zeroth.api.application.ApplicationStatus;
import zeroth.node.application.ImageReference.Foreign;
import zeroth.node.application.ImageReference.Named;
import zeroth.node.application.ImageReference.Pinned;
import zeroth.node.reconcile.Reconciler;

/** Copies what each {@code Application} of the API names, and says in its status what that is. Immutable. */
public final class Applications implements Reconciler<String> {
    private static final Logger LOG = System.getLogger(Applications.class.getName());

    private final KubernetesClient client;
    private final ApplicationStore store;
    private final InstantSource clock;
    private final UnusedCopies unused;

    public Applications(KubernetesClient client, ApplicationStore store, InstantSource clock) {
        this.client = client;
        this.store = store;
        this.clock = clock;
        this.unused = new UnusedCopies(client, store);
    }

    @Override
    public void reconcile(String name) {
        find(name).filter(application -> !isRead(application)).ifPresent(this::read);
        unused.collect();
    }

    /** The copy that a container's image names. */
    public Image resolve(String image) {
        return switch (ImageReference.parse(image)) {
            case Pinned pinned -> resolve(pinned);
            case Named named -> resolve(named);
            case Foreign foreign ->
                new Image.Absent("Image " + foreign.image() + " cannot be run here: this platform runs programs of this"
                        + " machine, without a container engine. Add the program (zeroth app add NAME PATH) and use"
                        + " the image dev.local/NAME.");
        };
    }

    private Image resolve(Pinned pinned) {
        return store.find(pinned.hash())
                .<Image>map(Image.Present::new)
                .orElseGet(() -> new Image.Absent("This build of application \"" + pinned.name()
                        + "\" is no longer on this machine: deploy dev.local/" + pinned.name()
                        + " again to run its present build."));
    }

    private Image resolve(Named named) {
        Optional<ApplicationStatus> status = find(named.name()).map(Application::getStatus);
        return status.map(ApplicationStatus::image)
                .map(ImageReference::parse)
                .map(this::resolvePinned)
                .orElseGet(() -> new Image.Absent(reason(named, status)));
    }

    private Image resolvePinned(ImageReference reference) {
        return reference instanceof Pinned pinned
                ? resolve(pinned)
                : new Image.Absent("the status of the application names no content of it");
    }

    private static String reason(Named named, Optional<ApplicationStatus> status) {
        return status.flatMap(known -> known.conditions().stream().findFirst())
                .map(Condition::getMessage)
                .orElse("There is no application \"" + named.name() + "\" on this machine: add it with"
                        + " zeroth app add " + named.name() + " PATH.");
    }

    private boolean isRead(Application application) {
        ApplicationStatus status = application.getStatus();
        return Objects.equals(
                        status.observedGeneration(), application.getMetadata().getGeneration())
                && status.conditions().stream().anyMatch(condition -> "True".equals(condition.getStatus()))
                && Optional.ofNullable(status.image())
                        .filter(image -> resolvePinned(ImageReference.parse(image)) instanceof Image.Present)
                        .isPresent();
    }

    private void read(Application application) {
        Search.Outcome outcome = search(application.getSpec().path());
        ApplicationStatus status = switch (outcome) {
            case Search.Found found -> copy(application, found.artefact());
            case Search.Nothing nothing -> unusable(application, "NothingToRun", nothing.reason());
        };
        write(application, status);
    }

    private static Search.Outcome search(String path) {
        try {
            return Search.at(path);
        } catch (IOException e) {
            return new Search.Nothing(path + " cannot be read: " + e.getMessage());
        }
    }

    private ApplicationStatus copy(Application application, Artefact artefact) {
        String name = application.getMetadata().getName();
        try {
            StoredApplication stored = store.add(artefact);
            LOG.log(Level.INFO, "application is here: application={0}, form={1}", name, stored.form());
            return new ApplicationStatus(
                    application.getMetadata().getGeneration(),
                    ImageReference.pinned(name, stored.hash()),
                    stored.form().word(),
                    List.of(condition(application, new ConditionBuilder().withStatus("True"))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "application could not be copied: application=" + name, e);
            return unusable(application, "CopyFailed", artefact.root() + " could not be copied: " + e.getMessage());
        }
    }

    private ApplicationStatus unusable(Application application, String reason, String message) {
        ConditionBuilder condition =
                new ConditionBuilder().withStatus("False").withReason(reason).withMessage(message);
        return new ApplicationStatus(
                application.getMetadata().getGeneration(), null, null, List.of(condition(application, condition)));
    }

    private Condition condition(Application application, ConditionBuilder condition) {
        Condition next = condition.withType(Application.READY).build();
        next.setLastTransitionTime(application.getStatus().conditions().stream()
                .filter(old -> old.getStatus().equals(next.getStatus()))
                .map(Condition::getLastTransitionTime)
                .findFirst()
                .orElse(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        return next;
    }

    private void write(Application application, ApplicationStatus status) {
        if (!status.equals(application.getStatus())) {
            application.setStatus(status);
            client.resource(application).updateStatus();
        }
    }

    private Optional<Application> find(String name) {
        return Optional.ofNullable(
                client.resources(Application.class).withName(name).get());
    }
}
