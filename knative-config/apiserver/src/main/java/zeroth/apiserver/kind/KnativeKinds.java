package zeroth.apiserver.kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import zeroth.api.kind.KindDescription;
import zeroth.api.kind.PlatformKinds;

/** The platform's kinds, which follow the rules of custom ones, as their upstream twins do. */
public final class KnativeKinds {
    private KnativeKinds() {}

    public static List<Kind> all() {
        return PlatformKinds.all().stream().map(KnativeKinds::kind).toList();
    }

    private static Kind kind(KindDescription described) {
        var names = described.names();
        var features = EnumSet.of(Kind.Feature.GENERATION);
        if (described.subresources().contains(KindDescription.Subresource.STATUS)) {
            features.add(Kind.Feature.STATUS);
        }
        return new Kind(
                new Resource(described.group(), names.plural()),
                described.version(),
                new Kind.Names(names.kind(), names.plural(), names.singular(), names.shortNames(), names.categories()),
                scope(described.scope()),
                Kind.Origin.CUSTOM,
                features,
                Optional.empty(),
                List.of());
    }

    private static Kind.Scope scope(KindDescription.Scope scope) {
        return switch (scope) {
            case CLUSTER -> Kind.Scope.CLUSTER;
            case NAMESPACED -> Kind.Scope.NAMESPACED;
        };
    }
}
