package zeroth.dataplane.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One path of a rule of an Ingress.
 *
 * @param prefix what the request's path begins with; empty matches all
 * @param conditions headers that must have exactly these values
 * @param headers set on each request, whatever the client sent (Knative's {@code appendHeaders})
 * @param rewriteHost the host that the request is passed on with
 * @param splits who answers
 */
public record RoutePath(
        String prefix,
        Map<String, String> conditions,
        Map<String, String> headers,
        Optional<String> rewriteHost,
        Splits splits) {
    public RoutePath {
        conditions = Map.copyOf(conditions);
        headers = Map.copyOf(headers);
    }

    /** By weight; empty where all shares are zero. */
    public Optional<Split> choose(RandomGenerator random) {
        return splits.choose(random);
    }

    boolean matches(RequestHead request) {
        return request.path().startsWith(prefix)
                && conditions.entrySet().stream()
                        .allMatch(condition -> request.header(condition.getKey())
                                .filter(condition.getValue()::equals)
                                .isPresent());
    }
}
