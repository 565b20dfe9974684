package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes Kubernetes Events, which {@code kubectl describe} shows. One that says the same again is counted on the one that is
 * there, whose name is a hash of what it says. What cannot be told is no reason to stop working. Immutable.
 */
public final class Events implements Consumer<Happening> {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());
    private static final String COMPONENT = "zeroth-controller";

    private final KubernetesClient client;
    private final InstantSource clock;

    public Events(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void accept(Happening happening) {
        try {
            write(happening);
        } catch (KubernetesClientException e) {
            LOG.log(System.Logger.Level.DEBUG, "an Event could not be written: reason=" + happening.reason(), e);
        }
    }

    private void write(Happening happening) {
        Event first = first(happening);
        client.resource(first)
                .createOr(_ ->
                        client.resource(again(client.resource(first).get())).update());
    }

    private Event again(Event before) {
        return new EventBuilder(before)
                .withCount(Objects.requireNonNullElse(before.getCount(), 0) + 1)
                .withLastTimestamp(now())
                .build();
    }

    private Event first(Happening happening) {
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(happening.about().getNamespace())
                .withName(name(happening))
                .endMetadata()
                .withInvolvedObject(happening.about())
                .withType(happening.type().word())
                .withReason(happening.reason())
                .withMessage(happening.message())
                .withCount(1)
                .withFirstTimestamp(now())
                .withLastTimestamp(now())
                .withReportingComponent(COMPONENT)
                .withReportingInstance(COMPONENT)
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .build();
    }

    private static String name(Happening happening) {
        int says = Objects.hash(happening.type().word(), happening.reason(), happening.message());
        int about = Objects.hash(happening.about().getKind(), happening.about().getUid());
        return "%s.%08x%08x".formatted(happening.about().getName(), about, says);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
