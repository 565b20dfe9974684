package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/** The count of changes to what is wished for. */
final class Generation {
    private static final List<String> NO_WISH = List.of("metadata", "status");

    private Generation() {}

    static void count(Kind kind, ObjectNode old, ObjectNode next) {
        if (kind.has(Kind.Feature.GENERATION) && !wish(old).equals(wish(next))) {
            increase(next);
        }
    }

    static void increase(ObjectNode object) {
        var metadata = Metadata.of(object);
        metadata.setGeneration(metadata.generation() + 1);
    }

    private static ObjectNode wish(ObjectNode object) {
        // Fields are only taken away, so a shallow copy does.
        var copy = Json.object();
        copy.setAll(object);
        return copy.remove(NO_WISH);
    }
}
