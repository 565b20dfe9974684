package zeroth.node.pod;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a container that ended is started again. */
enum RestartPolicy {
    ALWAYS,
    ON_FAILURE,
    NEVER;

    /** What follows an end. */
    enum Verdict {
        RESTART,
        END
    }

    static RestartPolicy parse(@Nullable String word) {
        return switch (Optional.ofNullable(word).orElse("")) {
            case "Never" -> NEVER;
            case "OnFailure" -> ON_FAILURE;
            default -> ALWAYS;
        };
    }

    Verdict after(int exitCode) {
        return switch (this) {
            case ALWAYS -> Verdict.RESTART;
            case ON_FAILURE -> exitCode == 0 ? Verdict.END : Verdict.RESTART;
            case NEVER -> Verdict.END;
        };
    }
}
