package zeroth.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;

/** How something is to be deleted; said in the body, else in the query. */
public record DeleteOptions(
        Propagation propagation, OptionalLong gracePeriodSeconds, Optional<String> uid, Optional<String> version) {

    public static DeleteOptions of(Call call) {
        var body = call.hasBody() ? call.object() : Json.object();
        if (!body.path("dryRun").isEmpty()) {
            throw Refusal.badRequest("dry run is not supported by this API server");
        }
        return new DeleteOptions(
                propagation(body, call),
                number(body.path("gracePeriodSeconds"), call.parameters().number("gracePeriodSeconds")),
                text(body.path("preconditions").path("uid")),
                text(body.path("preconditions").path("resourceVersion")));
    }

    public static DeleteOptions background() {
        return new DeleteOptions(Propagation.BACKGROUND, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** What happens to the objects that it owns. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    private static Propagation propagation(JsonNode body, Call call) {
        var asked =
                text(body.path("propagationPolicy")).or(() -> call.parameters().text("propagationPolicy"));
        var orphan = body.path("orphanDependents").asBoolean(call.parameters().isTrue("orphanDependents"));
        return switch (asked.orElse(orphan ? "Orphan" : "Background")) {
            case "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default ->
                throw Refusal.badRequest("invalid DeleteOptions: propagationPolicy: Unsupported value: \""
                        + asked.orElse("") + "\": supported values: \"Foreground\", \"Background\", \"Orphan\"");
        };
    }

    private static OptionalLong number(JsonNode node, OptionalLong otherwise) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : otherwise;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
