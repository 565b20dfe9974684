package zeroth.apiserver.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.api.kind.KindDescription;
import zeroth.api.kind.PlatformKinds;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Column;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Resource;

/** The kinds that are served from the start, with their columns: Kubernetes' own and the platform's. */
public final class ServedKinds {
    private ServedKinds() {}

    public static List<Kind> all() {
        return Stream.concat(
                        BuiltInKinds.all().stream().map(kind -> kind.withColumns(BuiltInColumns.of(kind))),
                        PlatformKinds.all().stream().map(ServedKinds::kind))
                .toList();
    }

    /** The platform's kinds follow the rules of custom ones, as their upstream twins do. */
    private static Kind kind(KindDescription described) {
        var names = described.names();
        return new Kind(
                new Resource(described.group(), names.plural()),
                described.version(),
                new Kind.Names(names.kind(), names.plural(), names.singular(), names.shortNames(), names.categories()),
                scope(described.scope()),
                Kind.Origin.CUSTOM,
                features(described),
                Optional.empty(),
                described.columns().stream().map(ServedKinds::column).toList());
    }

    private static EnumSet<Kind.Feature> features(KindDescription described) {
        var features = EnumSet.of(Kind.Feature.GENERATION);
        if (described.subresources().contains(KindDescription.Subresource.STATUS)) {
            features.add(Kind.Feature.STATUS);
        }
        return features;
    }

    private static Kind.Scope scope(KindDescription.Scope scope) {
        return switch (scope) {
            case CLUSTER -> Kind.Scope.CLUSTER;
            case NAMESPACED -> Kind.Scope.NAMESPACED;
        };
    }

    private static Column column(KindDescription.Column column) {
        var type = column.type().name().toLowerCase(Locale.ROOT);
        return new Column(column.name(), type, Columns.cell(type, column.jsonPath()));
    }
}
