package zeroth.apiserver.discovery;

import java.util.List;
import zeroth.apiserver.kind.Kind;

/** What can be done with objects of a kind. */
final class Verbs {
    private static final List<String> STORED =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private Verbs() {}

    static List<String> of(Kind kind) {
        return kind.has(Kind.Feature.REVIEW) ? List.of("create") : STORED;
    }
}
