package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** May it be stored? */
public sealed interface AdmissionResult {
    /**
     * Yes, as {@code object}: what was asked for, with defaults.
     *
     * @param warnings for the client, each one line
     */
    record Admitted(ObjectNode object, List<String> warnings) implements AdmissionResult {
        public Admitted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * No: HTTP 400, reason {@code BadRequest}.
     *
     * @param message whole, as a client of upstream sees it
     */
    record Denied(String message) implements AdmissionResult {}
}
