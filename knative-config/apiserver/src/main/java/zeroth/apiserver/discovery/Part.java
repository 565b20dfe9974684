package zeroth.apiserver.discovery;

import java.util.ArrayList;
import java.util.List;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;

/** A subresource, as discovery names it. */
record Part(String name, String group, String version, String kind, List<String> verbs) {
    private static final List<String> CHANGED = List.of("get", "patch", "update");

    Part {
        verbs = List.copyOf(verbs);
    }

    static List<Part> of(Kind kind) {
        var parts = new ArrayList<Part>();
        if (kind.has(Kind.Feature.STATUS)) {
            parts.add(new Part("status", kind.group(), kind.version(), kind.name(), CHANGED));
        }
        if (kind.scale().isPresent()) {
            parts.add(new Part("scale", "autoscaling", "v1", "Scale", CHANGED));
        }
        if (kind.resource().equals(BuiltInKinds.PODS)) {
            parts.add(new Part("log", kind.group(), kind.version(), kind.name(), List.of("get")));
        }
        return parts;
    }
}
