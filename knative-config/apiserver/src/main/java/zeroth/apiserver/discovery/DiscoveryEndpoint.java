package zeroth.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.apiserver.answer.Endpoint;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;

/** {@code /api}, {@code /apis} and below, aggregated where a client can read that, else group by group. */
public record DiscoveryEndpoint(Kinds kinds) implements Endpoint {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    @Override
    public Optional<Answer> answer(Call call) {
        var path = call.segments();
        if (!call.method().equals("GET") || path.isEmpty() || path.size() > 3) {
            return Optional.empty();
        }
        return switch (path.getFirst()) {
            case "api" -> core(call, path);
            case "apis" -> Optional.of(named(call, path));
            default -> Optional.empty();
        };
    }

    private Optional<Answer> core(Call call, List<String> path) {
        return switch (path.size()) {
            case 1 ->
                Optional.of(
                        wantsAggregated(call)
                                ? aggregated(Aggregated.core(kinds))
                                : Answer.json(200, Plain.coreVersions()));
            case 2 -> Optional.of(Answer.json(200, resources("", path.get(1))));
            default -> Optional.empty();
        };
    }

    private Answer named(Call call, List<String> path) {
        return switch (path.size()) {
            case 1 ->
                wantsAggregated(call) ? aggregated(Aggregated.named(kinds)) : Answer.json(200, Plain.groups(kinds));
            case 2 -> Answer.json(200, group(path.get(1)));
            default -> Answer.json(200, resources(path.get(1), path.get(2)));
        };
    }

    private ObjectNode group(String group) {
        if (!kinds.hasGroup(group)) {
            throw Refusal.unknownPath();
        }
        return Plain.group(kinds, group).put("kind", "APIGroup").put("apiVersion", "v1");
    }

    private ObjectNode resources(String group, String version) {
        var found = kinds.of(group, version);
        if (found.isEmpty()) {
            throw Refusal.unknownPath();
        }
        return Plain.resources(found);
    }

    private static boolean wantsAggregated(Call call) {
        return call.accept().contains("as=APIGroupDiscoveryList")
                && call.accept().contains("v=v2");
    }

    private static Answer aggregated(ObjectNode tree) {
        return new Answer.Body(200, AGGREGATED, Json.bytes(tree), Map.of());
    }
}
