package zeroth.api.condition;

import io.fabric8.knative.pkg.apis.Condition;

/** Whether a condition holds. */
public enum Status {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** As it stands in the API. */
    public String word() {
        return word;
    }

    boolean of(Condition condition) {
        return read(condition) == this;
    }

    static Status read(Condition condition) {
        return switch (condition.getStatus()) {
            case "True" -> TRUE;
            case "False" -> FALSE;
            default -> UNKNOWN;
        };
    }
}
