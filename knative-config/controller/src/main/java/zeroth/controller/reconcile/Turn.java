package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One turn of a reconciliation, as the operator framework asks for it. Immutable.
 *
 * @param <P> the kind that takes turns
 */
public final class Turn<P extends HasMetadata> {
    private static final Duration AFTER_CONFLICT = Duration.ofMillis(50);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final Consumer<Happening> events;
    private final Reconciliation<P> reconciliation;

    public Turn(KubernetesClient client, Consumer<Happening> events, Reconciliation<P> reconciliation) {
        this.client = client;
        this.events = events;
        this.reconciliation = reconciliation;
    }

    /** Reads the object anew, since the framework's copy may be older than our last write. */
    public UpdateControl<P> take(P cached) {
        try {
            return Optional.ofNullable(client.resource(cached).get())
                    .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                    .map(object -> Turn.<P>control(reconciliation.reconcile(object)))
                    .orElseGet(UpdateControl::noUpdate);
        } catch (RuntimeException e) {
            return after(e, cached);
        }
    }

    /** Every turn is caused by a change that matters, and tried until it succeeds. */
    public static <P extends HasMetadata> void configure(ControllerConfigurationOverrider<P> controller) {
        controller
                .watchingAllNamespaces()
                .withGenerationAware(false)
                .withOnUpdateFilter(Turn::matters)
                .withRetry(new GenericRetry()
                        .withoutMaxAttempts()
                        .setInitialInterval(FIRST_RETRY.toMillis())
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST_RETRY.toMillis()));
    }

    /** Not the status, which is ours; but labels and annotations, which do not change the generation. */
    static boolean matters(HasMetadata now, HasMetadata before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getLabels(), before.getMetadata().getLabels())
                || !Objects.equals(
                        now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations())
                || !Objects.equals(
                        now.getMetadata().getDeletionTimestamp(),
                        before.getMetadata().getDeletionTimestamp());
    }

    private static <P extends HasMetadata> UpdateControl<P> control(Next next) {
        return switch (next) {
            case Next.WhenSomethingHappens _ -> UpdateControl.<P>noUpdate();
            case Next.After(Duration delay) -> UpdateControl.<P>noUpdate().rescheduleAfter(delay);
        };
    }

    /** Somebody wrote between our reading and our writing: everyday life, not an error. */
    private UpdateControl<P> after(RuntimeException failure, P object) {
        if (isConflict(failure)) {
            return UpdateControl.<P>noUpdate().rescheduleAfter(AFTER_CONFLICT);
        }
        events.accept(Happening.warning(object, "InternalError", String.valueOf(failure.getMessage())));
        throw failure;
    }

    private static boolean isConflict(RuntimeException failure) {
        return failure instanceof KubernetesClientException refused
                && refused.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }
}
