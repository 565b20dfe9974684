package zeroth.api.autoscaling;

import java.util.Map;
import zeroth.names.Labels;

/** Whether a Route sends requests to a Revision. */
public enum Reachability {
    REACHABLE("Reachable"),
    UNREACHABLE("Unreachable"),
    /** Not said; counts as reachable. */
    UNKNOWN("");

    private final String word;

    Reachability(String word) {
        this.word = word;
    }

    /** As it stands in a PodAutoscaler. */
    public String word() {
        return word;
    }

    /** By the label that says whether a Route names the Revision. */
    public static Reachability ofRoutingState(Map<String, String> revisionLabels) {
        return switch (revisionLabels.getOrDefault(Labels.ROUTING_STATE, "")) {
            case "active" -> REACHABLE;
            case "reserve" -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }

    static Reachability read(String word) {
        return switch (word) {
            case "Reachable" -> REACHABLE;
            case "Unreachable" -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }
}
