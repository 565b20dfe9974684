package zeroth.server.demo;

import java.util.Map;
import zeroth.names.Annotations;

/** Where the requests of the demo's pods are counted and limited. */
public enum Counting {
    /** In a queue-proxy before the function. */
    BESIDE,

    /** In the function's own process. */
    INSIDE;

    /** What a Revision's template says of it. */
    Map<String, String> annotations() {
        return switch (this) {
            case BESIDE -> Map.of();
            case INSIDE -> Map.of(Annotations.SIDECAR, Annotations.NO_SIDECAR);
        };
    }
}
