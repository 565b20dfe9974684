package zeroth.apiserver.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.Target;

/** May I? Whoever holds the token may do everything, so the question itself need not be read. */
public record ReviewEndpoint(Kinds kinds) implements Endpoint {

    @Override
    public Optional<Answer> answer(Call call) {
        return new Paths(kinds)
                .target(call.segments())
                .filter(target -> target.kind().has(Kind.Feature.REVIEW))
                .map(target -> answer(target, call));
    }

    private static Answer answer(Target target, Call call) {
        if (!call.method().equals("POST") || target.name().isPresent()) {
            throw Refusal.methodNotAllowed();
        }
        // kubectl asks in protobuf and reads JSON.
        var review = call.mediaType().equals("application/json") ? call.object() : Json.object();
        review.put("kind", target.kind().name()).put("apiVersion", target.kind().apiVersion());
        review.set("status", allowed());
        return Answer.json(201, review);
    }

    private static ObjectNode allowed() {
        return Json.object().put("allowed", true).put("reason", "the token of this API server allows everything");
    }
}
