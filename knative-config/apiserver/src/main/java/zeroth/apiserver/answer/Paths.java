package zeroth.apiserver.answer;

import java.util.List;
import java.util.Optional;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.Target;

/** Reads {@code /api/v1/namespaces/NS/pods/NAME/log} and its like. */
record Paths(Kinds kinds) {

    /** Empty when the path is none of a resource. */
    Optional<Target> target(List<String> segments) {
        if (segments.size() >= 3 && segments.getFirst().equals("api")) {
            return Optional.of(inVersion("", segments.get(1), segments.subList(2, segments.size())));
        }
        if (segments.size() >= 4 && segments.getFirst().equals("apis")) {
            return Optional.of(inVersion(segments.get(1), segments.get(2), segments.subList(3, segments.size())));
        }
        return Optional.empty();
    }

    private Target inVersion(String group, String version, List<String> rest) {
        var isInNamespace = rest.getFirst().equals("namespaces")
                && rest.size() >= 3
                && kinds.find(group, version, rest.get(2))
                        .filter(Kind::isNamespaced)
                        .isPresent();
        return isInNamespace
                ? named(kind(group, version, rest.get(2)), Optional.of(rest.get(1)), rest.subList(3, rest.size()))
                : named(kind(group, version, rest.getFirst()), Optional.empty(), rest.subList(1, rest.size()));
    }

    private Kind kind(String group, String version, String plural) {
        return kinds.find(group, version, plural).orElseThrow(Refusal::unknownPath);
    }

    private static Target named(Kind kind, Optional<String> namespace, List<String> rest) {
        if (rest.size() > 2 || (kind.isNamespaced() && namespace.isEmpty() && !rest.isEmpty())) {
            throw Refusal.unknownPath();
        }
        return new Target(
                kind,
                namespace,
                rest.stream().findFirst(),
                rest.stream().skip(1).findFirst());
    }
}
