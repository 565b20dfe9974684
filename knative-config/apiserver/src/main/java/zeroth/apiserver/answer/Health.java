package zeroth.apiserver.answer;

import java.util.Optional;
import java.util.Set;
import zeroth.apiserver.call.Answer;
import zeroth.apiserver.call.Call;
import zeroth.apiserver.object.Json;

/** What anyone may ask, token or not: is it alive, and what is it. */
public final class Health implements Endpoint {
    private static final Set<String> PATHS = Set.of("healthz", "readyz", "livez", "version");

    public static boolean isOpenToAll(Call call) {
        return call.method().equals("GET")
                && !call.segments().isEmpty()
                && PATHS.contains(call.segments().getFirst());
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (!isOpenToAll(call)) {
            return Optional.empty();
        }
        return Optional.of(call.segments().getFirst().equals("version") ? version() : Answer.text(200, "ok"));
    }

    /** The version of Kubernetes whose API this speaks. */
    private static Answer version() {
        return Answer.json(
                200,
                Json.object()
                        .put("major", "1")
                        .put("minor", "34")
                        .put("gitVersion", "v1.34.0-zeroth")
                        .put("gitCommit", "")
                        .put("gitTreeState", "")
                        .put("buildDate", "1970-01-01T00:00:00Z")
                        .put("goVersion", "")
                        .put("compiler", "javac")
                        .put("platform", "java"));
    }
}
