package zeroth.apiserver.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.answer.Endpoint;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.schema.Schemas;

/** {@code /openapi/v3} and the document of each group and version below it. Version 2 is not served; clients do without. */
public record OpenApiEndpoint(Kinds kinds, Schemas schemas) implements Endpoint {
    private static final List<String> ROOT = List.of("openapi", "v3");

    @Override
    public Optional<Answer> answer(Call call) {
        var path = call.segments();
        if (!call.method().equals("GET")
                || path.size() < 2
                || !path.subList(0, 2).equals(ROOT)) {
            return Optional.empty();
        }
        var rest = path.subList(2, path.size());
        return Optional.of(Answer.json(200, rest.isEmpty() ? index() : document(rest)));
    }

    private ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        kinds.all().stream()
                .map(OpenApiEndpoint::pathOf)
                .distinct()
                .forEach(path ->
                        paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + hash(path)));
        return index;
    }

    private ObjectNode document(List<String> rest) {
        var path = String.join("/", rest);
        var found =
                kinds.all().stream().filter(kind -> pathOf(kind).equals(path)).toList();
        if (found.isEmpty()) {
            throw Refusal.unknownPath();
        }
        return new Document(found, schemas).tree();
    }

    /** Changes with the kinds, so that nobody keeps an old document for a new one. */
    private String hash(String path) {
        var found =
                kinds.all().stream().filter(kind -> pathOf(kind).equals(path)).toList();
        var known = found.stream()
                .map(kind -> kind.names()
                        + schemas.of(kind).map(it -> it.node().toString()).orElse(""));
        return Integer.toHexString(known.toList().hashCode());
    }

    private static String pathOf(Kind kind) {
        return (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
    }
}
