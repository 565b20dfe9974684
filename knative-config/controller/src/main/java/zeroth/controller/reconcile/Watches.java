package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Which other objects give an object its turn when they change. Immutable.
 *
 * @param <P> the kind that takes turns
 */
public final class Watches<P extends HasMetadata> {
    private final EventSourceContext<P> context;

    public Watches(EventSourceContext<P> context) {
        this.context = context;
    }

    /** An object of that kind concerns the one that has its name. */
    public <S extends HasMetadata> EventSource<?, P> sameName(Class<S> kind) {
        return source(everywhere(kind), object -> Set.of(ResourceID.fromResource(object)));
    }

    /** An object of that kind concerns the one that its label names. */
    public <S extends HasMetadata> EventSource<?, P> labelled(Class<S> kind, String label) {
        return source(everywhere(kind).withLabelSelector(label), object -> named(object, label));
    }

    /** An object of that kind concerns whoever it {@code concerns}, of all that there are. */
    public <S extends HasMetadata> EventSource<?, P> concerning(Class<S> kind, BiPredicate<S, P> concerns) {
        return source(everywhere(kind), object -> all(object, concerns));
    }

    /** An object of that kind in that namespace concerns everything. */
    public <S extends HasMetadata> EventSource<?, P> concerningAll(Class<S> kind, String namespace) {
        return source(
                InformerEventSourceConfiguration.<S>from(kind, context.getPrimaryResourceClass())
                        .withNamespaces(Set.of(namespace)),
                object -> all(object, (_, _) -> true));
    }

    private <S extends HasMetadata> Set<ResourceID> all(S object, BiPredicate<S, P> concerns) {
        return context.getPrimaryCache()
                .list(primary -> concerns.test(object, primary))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static Set<ResourceID> named(HasMetadata object, String label) {
        return Optional.ofNullable(object.getMetadata().getLabels().get(label))
                .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
                .map(Set::of)
                .orElse(Set.of());
    }

    private <S extends HasMetadata> InformerEventSourceConfiguration.Builder<S> everywhere(Class<S> kind) {
        return InformerEventSourceConfiguration.<S>from(kind, context.getPrimaryResourceClass())
                .withWatchAllNamespaces();
    }

    private <S extends HasMetadata> EventSource<?, P> source(
            InformerEventSourceConfiguration.Builder<S> configuration, SecondaryToPrimaryMapper<S> mapper) {
        return new InformerEventSource<S, P>(
                configuration.withSecondaryToPrimaryMapper(mapper).build(), context);
    }
}
