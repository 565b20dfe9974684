package zeroth.apiserver.discovery;

import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;

/** Which groups there are, and which versions of each. */
final class Groups {
    private Groups() {}

    /** All but the core group, which has no name. */
    static List<String> named(Kinds kinds) {
        return kinds.all().stream()
                .map(Kind::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    static List<String> versions(Kinds kinds, String group) {
        return kinds.all().stream()
                .filter(kind -> kind.group().equals(group))
                .map(Kind::version)
                .distinct()
                .toList();
    }
}
