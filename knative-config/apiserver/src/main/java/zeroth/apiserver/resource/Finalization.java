package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/** When an object that is being deleted may go. */
final class Finalization {
    static final String GRACE = "deletionGracePeriodSeconds";

    private Finalization() {}

    static boolean isDone(Kind kind, ObjectNode object) {
        var metadata = Metadata.of(object);
        return !metadata.hasFinalizers() && metadata.node().path(GRACE).asLong() == 0 && !isFullNamespace(kind, object);
    }

    /** A namespace's own finalizer, in its spec, says that its objects are still to be deleted. */
    private static boolean isFullNamespace(Kind kind, ObjectNode object) {
        return kind.resource().equals(BuiltInKinds.NAMESPACES)
                && !Json.at(object, "spec", "finalizers").isEmpty();
    }
}
