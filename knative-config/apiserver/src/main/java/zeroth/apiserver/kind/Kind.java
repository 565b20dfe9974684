package zeroth.apiserver.kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zeroth.apiserver.refusal.Refusal;

/** One kind in one version. Immutable. */
public record Kind(
        Resource resource,
        String version,
        Names names,
        Scope scope,
        Origin origin,
        Set<Feature> features,
        Optional<ScalePaths> scale,
        List<Column> columns) {

    public Kind {
        features = features.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(features));
        columns = List.copyOf(columns);
    }

    public String group() {
        return resource.group();
    }

    public String apiVersion() {
        return group().isEmpty() ? version : group() + "/" + version;
    }

    public String name() {
        return names.kind();
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }

    public Kind withColumns(List<Column> newColumns) {
        return new Kind(resource, version, names, scope, origin, features, scale, newColumns);
    }

    public Refusal.Subject named(String name) {
        return resource.named(name);
    }

    /** How messages call it: {@code ConfigMap}, {@code Service.serving.knative.dev}. */
    public String title() {
        return group().isEmpty() ? name() : name() + "." + group();
    }

    /** The words of a kind, in the API and on the command line. */
    public record Names(String kind, String plural, String singular, List<String> shortNames, List<String> categories) {
        public Names {
            shortNames = List.copyOf(shortNames);
            categories = List.copyOf(categories);
        }
    }

    public enum Scope {
        NAMESPACED,
        CLUSTER
    }

    /** Whose rules a kind follows where Kubernetes' own kinds and custom ones differ. */
    public enum Origin {
        BUILT_IN,
        CUSTOM
    }

    public enum Feature {
        /** {@code status} has an address of its own; writes to the object leave it alone, and the other way round. */
        STATUS,
        /** Changes of the desired state are counted in {@code metadata.generation}. */
        GENERATION,
        /** Deletion waits for whoever runs the object, as long as its grace period says. */
        GRACEFUL_DELETION,
        /** A question: answered when it is created, and never stored. */
        REVIEW
    }

    /** Where the scale subresource finds its numbers, as field names joined by dots. */
    public record ScalePaths(String specReplicas, String statusReplicas, Optional<String> selector) {}
}
