package zeroth.dataplane.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ingresses as text, piece by piece. */
public final class IngressText {
    private IngressText() {}

    public static String of(String... rules) {
        return "metadata: {namespace: default, name: hello}\nspec: {rules: [%s]}".formatted(String.join(", ", rules));
    }

    public static String rule(List<String> hosts, String... paths) {
        return "{hosts: [%s], visibility: ExternalIP, http: {paths: [%s]}}".formatted(quoted(hosts), join(paths));
    }

    public static String localRule(List<String> hosts, String... paths) {
        return "{hosts: [%s], visibility: ClusterLocal, http: {paths: [%s]}}".formatted(quoted(hosts), join(paths));
    }

    public static String path(String prefix, String... splits) {
        return pathWith("path: \"" + prefix + "\"", splits);
    }

    /** A path that says that as well. */
    public static String pathWith(String more, String... splits) {
        return "{%s, splits: [%s]}".formatted(more, join(splits));
    }

    /** A share for the Revision of that name, which sets these headers. */
    public static String split(String name, int percent, String headers) {
        return "{serviceNamespace: default, serviceName: %s, servicePort: 80, percent: %d, appendHeaders: {%s}}"
                .formatted(name, percent, headers);
    }

    private static String quoted(List<String> hosts) {
        return hosts.stream().map(host -> '"' + host + '"').collect(Collectors.joining(", "));
    }

    private static String join(String... parts) {
        return Stream.of(parts).collect(Collectors.joining(", "));
    }
}
