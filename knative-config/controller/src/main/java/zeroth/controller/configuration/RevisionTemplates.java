package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Annotations;
import zeroth.names.ChildNames;
import zeroth.names.Labels;

/** The Revision that a Configuration's template describes. */
final class RevisionTemplates {
    private RevisionTemplates() {}

    static Revision revision(Configuration configuration, Instant now) {
        return new RevisionBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName(name(configuration))
                        .withNamespace(configuration.getMetadata().getNamespace())
                        .withLabels(labels(configuration))
                        .withAnnotations(annotations(configuration, now))
                        .withOwnerReferences(Owner.reference(configuration))
                        .build())
                .withSpec(configuration.getSpec().getTemplate().getSpec())
                .build();
    }

    private static String name(Configuration configuration) {
        ObjectMeta metadata = configuration.getMetadata();
        return NamedRevision.nameIn(configuration)
                .orElseGet(() -> ChildNames.revision(metadata.getName(), metadata.getGeneration()));
    }

    private static Map<String, String> labels(Configuration configuration) {
        ObjectMeta metadata = configuration.getMetadata();
        Map<String, String> labels = new TreeMap<>(template(configuration).getLabels());
        labels.put(Labels.CONFIGURATION, metadata.getName());
        labels.put(Labels.CONFIGURATION_UID, metadata.getUid());
        labels.put(Labels.CONFIGURATION_GENERATION, String.valueOf(metadata.getGeneration()));
        labels.put(Labels.SERVICE, metadata.getLabels().getOrDefault(Labels.SERVICE, ""));
        labels.put(Labels.SERVICE_UID, metadata.getLabels().getOrDefault(Labels.SERVICE_UID, ""));
        labels.put(Labels.ROUTING_STATE, routes(configuration).isPresent() ? "active" : "pending");
        return labels;
    }

    private static Map<String, String> annotations(Configuration configuration, Instant now) {
        Map<String, String> annotations = new TreeMap<>(template(configuration).getAnnotations());
        routes(configuration).ifPresent(routes -> annotations.put(Annotations.ROUTES, routes));
        annotations.put(
                Annotations.ROUTING_STATE_MODIFIED,
                now.truncatedTo(ChronoUnit.SECONDS).toString());
        annotation(configuration, Annotations.LAST_MODIFIER)
                .ifPresent(user -> annotations.put(Annotations.CREATOR, user));
        return annotations;
    }

    private static Optional<String> routes(Configuration configuration) {
        return annotation(configuration, Annotations.ROUTES).filter(text -> !text.isEmpty());
    }

    private static Optional<String> annotation(Configuration configuration, String key) {
        return Optional.ofNullable(configuration.getMetadata().getAnnotations().get(key));
    }

    private static ObjectMeta template(Configuration configuration) {
        return Objects.requireNonNullElseGet(
                configuration.getSpec().getTemplate().getMetadata(), ObjectMeta::new);
    }
}
