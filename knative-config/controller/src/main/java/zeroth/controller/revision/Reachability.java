package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import zeroth.names.Labels;

/** Whether requests can come to a Revision; the autoscaler keeps no pods of one that none can reach. */
enum Reachability {
    REACHABLE("Reachable"),
    UNREACHABLE("Unreachable"),
    UNKNOWN("");

    private final String word;

    Reachability(String word) {
        this.word = word;
    }

    /** As it stands in the API. */
    String word() {
        return word;
    }

    /** By what Routes say of the Revision. */
    static Reachability byRoutes(Revision revision) {
        return switch (revision.getMetadata().getLabels().getOrDefault(Labels.ROUTING_STATE, "")) {
            case "active" -> REACHABLE;
            case "reserve" -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }
}
