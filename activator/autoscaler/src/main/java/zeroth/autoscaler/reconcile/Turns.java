package zeroth.autoscaler.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import zeroth.names.Annotations;

/** When objects get their turns. Pure. */
public final class Turns {
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private Turns() {}

    /**
     * In all namespaces, for objects that are {@code ours}; whenever spec, annotations or labels change, and when the
     * object goes. A failed turn is repeated until it succeeds.
     */
    public static <P extends HasMetadata> void configure(
            ControllerConfigurationOverrider<P> controller, Predicate<P> ours) {
        controller
                .watchingAllNamespaces()
                // Annotations are half of a PodAutoscaler's spec, and do not count as a generation.
                .withGenerationAware(false)
                .withOnUpdateFilter(Turns::differs)
                .withGenericFilter(ours::test)
                .withTriggerReconcilerOnAllEvents(true)
                .withRetry(new GenericRetry()
                        .setInitialInterval(FIRST_RETRY)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST_RETRY.toMillis())
                        .withoutMaxAttempts());
    }

    /** Whether Knative's own autoscaler is to scale it. */
    public static boolean isKnatives(HasMetadata object) {
        return object.getMetadata().getAnnotations() != null
                && Annotations.KPA_CLASS.equals(
                        object.getMetadata().getAnnotations().get(Annotations.CLASS));
    }

    /** An object of that kind concerns the one that has its name. */
    public static <S extends HasMetadata, P extends HasMetadata> EventSource<?, P> sameName(
            Class<S> kind, EventSourceContext<P> context) {
        return new InformerEventSource<S, P>(
                InformerEventSourceConfiguration.<S>from(kind, context.getPrimaryResourceClass())
                        .withWatchAllNamespaces()
                        .withSecondaryToPrimaryMapper(object -> Set.of(ResourceID.fromResource(object)))
                        .build(),
                context);
    }

    private static boolean differs(HasMetadata now, HasMetadata before) {
        ObjectMeta is = now.getMetadata();
        ObjectMeta was = before.getMetadata();
        return !Objects.equals(is.getGeneration(), was.getGeneration())
                || !Objects.equals(is.getAnnotations(), was.getAnnotations())
                || !Objects.equals(is.getLabels(), was.getLabels())
                || !Objects.equals(is.getDeletionTimestamp(), was.getDeletionTimestamp());
    }
}
