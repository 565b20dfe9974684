package zeroth.api.autoscaling;

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

    static Reachability read(String word) {
        return switch (word) {
            case "Reachable" -> REACHABLE;
            case "Unreachable" -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }
}
