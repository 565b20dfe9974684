package zeroth.dataplane.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * One path of a rule of an Ingress.
 *
 * @param prefix what the request's path begins with; empty matches all
 * @param conditions headers that must have exactly these values
 * @param headers set on each request, whatever the client sent (Knative's {@code appendHeaders})
 * @param rewriteHost the host that the request is passed on with
 * @param splits who answers
 * @param hash of the Ingress, told to a probe that asks which version is served
 */
public record RoutePath(
        String prefix,
        Map<String, String> conditions,
        Map<String, String> headers,
        Optional<String> rewriteHost,
        Splits splits,
        String hash) {
    public RoutePath {
        conditions = Map.copyOf(conditions);
        headers = Map.copyOf(headers);
    }

    boolean matches(RequestHead request) {
        return request.path().startsWith(prefix)
                && conditions.entrySet().stream()
                        .allMatch(condition -> request.header(condition.getKey())
                                .filter(condition.getValue()::equals)
                                .isPresent());
    }
}
