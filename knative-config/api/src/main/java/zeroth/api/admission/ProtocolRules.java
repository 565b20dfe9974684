package zeroth.api.admission;

import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;

/** What a pod speaks. */
final class ProtocolRules {
    private ProtocolRules() {}

    static void judge(Field protocol, Problems problems) {
        switch (protocol.text()) {
            case "http1", "h2c" -> {}
            case "" -> problems.missing(protocol.path());
            default -> problems.invalid(protocol.text(), protocol.path());
        }
    }
}
