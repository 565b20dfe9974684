package zeroth.apiserver.kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a built-in kind in one line. Confined to whoever builds it. */
final class KindBuilder {
    private final Resource resource;
    private final String version;
    private final String kind;
    private final EnumSet<Kind.Feature> features = EnumSet.noneOf(Kind.Feature.class);
    private Kind.Scope scope = Kind.Scope.NAMESPACED;
    private List<String> shortNames = List.of();
    private List<String> categories = List.of();
    private Optional<Kind.ScalePaths> scale = Optional.empty();

    private KindBuilder(Resource resource, String version, String kind) {
        this.resource = resource;
        this.version = version;
        this.kind = kind;
    }

    static KindBuilder core(String kind, String plural) {
        return in("", "v1", kind, plural);
    }

    static KindBuilder in(String group, String version, String kind, String plural) {
        return new KindBuilder(new Resource(group, plural), version, kind);
    }

    KindBuilder cluster() {
        scope = Kind.Scope.CLUSTER;
        return this;
    }

    KindBuilder shortNames(String... names) {
        shortNames = List.of(names);
        return this;
    }

    KindBuilder categories(String... names) {
        categories = List.of(names);
        return this;
    }

    KindBuilder with(Kind.Feature... more) {
        features.addAll(List.of(more));
        return this;
    }

    KindBuilder scaled(Kind.ScalePaths paths) {
        scale = Optional.of(paths);
        return this;
    }

    Kind build() {
        var singular = kind.toLowerCase(Locale.ROOT);
        var names = new Kind.Names(kind, resource.plural(), singular, shortNames, categories);
        return new Kind(resource, version, names, scope, Kind.Origin.BUILT_IN, features, scale, List.of());
    }
}
