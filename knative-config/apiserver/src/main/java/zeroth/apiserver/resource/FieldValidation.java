package zeroth.apiserver.resource;

import zeroth.apiserver.call.Parameters;
import zeroth.apiserver.refusal.Refusal;

/** What happens to fields that a kind does not have. */
public enum FieldValidation {
    STRICT,
    WARN,
    IGNORE;

    public static FieldValidation of(Parameters parameters) {
        return switch (parameters.text("fieldValidation").orElse("Warn")) {
            case "Strict" -> STRICT;
            case "Warn" -> WARN;
            case "Ignore" -> IGNORE;
            default ->
                throw Refusal.badRequest("fieldValidation: Unsupported value: \""
                        + parameters.text("fieldValidation").orElse("")
                        + "\": supported values: \"Ignore\", \"Warn\", \"Strict\"");
        };
    }
}
