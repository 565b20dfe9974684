package zeroth.apiserver.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.refusal.Refusal.Cause;
import zeroth.apiserver.resource.Checked;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.schema.FieldCheck;
import zeroth.apiserver.schema.Schemas;

/** Takes away fields that a kind does not have, and says so as the client wishes; refuses values of the wrong type. */
record Fields(Schemas schemas) {

    Checked check(Kind kind, ObjectNode object, FieldValidation validation) {
        var schema = schemas.of(kind);
        if (schema.isEmpty()) {
            return new Checked(object, List.of());
        }
        var check = FieldCheck.of(object, schema.get(), schemas.ofMetadata());
        if (!check.wrong().isEmpty()) {
            throw wrong(kind, object, check.wrong());
        }
        return new Checked(object, told(kind, check.unknown(), validation));
    }

    private static List<String> told(Kind kind, List<String> unknown, FieldValidation validation) {
        var sentences =
                unknown.stream().map(path -> "unknown field \"" + path + "\"").toList();
        return switch (validation) {
            case IGNORE -> List.of();
            case WARN -> sentences;
            case STRICT -> {
                if (!sentences.isEmpty()) {
                    throw cannotBeHandled(kind, "strict decoding error: " + String.join(", ", sentences));
                }
                yield List.of();
            }
        };
    }

    /** Where upstream decodes into a Go type, it stops at the first; where it validates, it tells them all. */
    private static Refusal wrong(Kind kind, ObjectNode object, List<Cause> causes) {
        return switch (kind.origin()) {
            case BUILT_IN ->
                cannotBeHandled(
                        kind,
                        causes.stream()
                                .map(cause -> cause.field() + ": " + cause.message())
                                .collect(Collectors.joining(", ")));
            case CUSTOM ->
                Refusal.invalid(kind.title(), kind.named(Metadata.of(object).name()), causes);
        };
    }

    private static Refusal cannotBeHandled(Kind kind, String why) {
        return Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a "
                + kind.name() + ": " + why);
    }
}
