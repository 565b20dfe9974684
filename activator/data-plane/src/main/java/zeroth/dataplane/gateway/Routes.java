package zeroth.dataplane.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable picture of everything that the gateway serves: for each side, the routes of each host. A host is looked up
 * by its name and then by the pattern {@code *.rest}, so what a request costs does not depend on how many there are.
 */
public record Routes(Map<String, HostRoutes> external, Map<String, HostRoutes> local) {
    public static final Routes NONE = new Routes(Map.of(), Map.of());

    public Routes {
        external = Map.copyOf(external);
        local = Map.copyOf(local);
    }

    /** Of these, the first of whom has a host that several name. */
    static Routes of(List<Plan> plans) {
        Drawing drawing = new Drawing();
        plans.stream().flatMap(plan -> plan.entries().stream()).forEach(drawing::add);
        return new Routes(drawing.external, drawing.local);
    }

    public Optional<RoutePath> find(Entrance entrance, String host, RequestHead request) {
        return find(entrance, host).flatMap(routes -> routes.find(request));
    }

    /** The version of the Ingress that serves the host. */
    public Optional<String> hash(Entrance entrance, String host) {
        return find(entrance, host).map(HostRoutes::hash);
    }

    /** Whether a request from outside must come over HTTPS to be served. */
    boolean redirects(String host) {
        return find(Entrance.EXTERNAL, host)
                .filter(routes -> routes.plainHttp() == PlainHttp.REDIRECTED)
                .isPresent();
    }

    private Optional<HostRoutes> find(Entrance entrance, String host) {
        Map<String, HostRoutes> hosts = switch (entrance) {
            case EXTERNAL -> external;
            case LOCAL -> local;
        };
        String plain = Hosts.plain(host);
        return Optional.ofNullable(hosts.get(plain)).or(() -> Optional.ofNullable(hosts.get(Hosts.wildcard(plain))));
    }

    /** Collects entries. The first that names a host has it. Confined to its user. */
    private static final class Drawing {
        private final Map<String, HostRoutes> external = new HashMap<>();
        private final Map<String, HostRoutes> local = new HashMap<>();

        /** Who is served outside is served within too. */
        void add(Plan.Entry entry) {
            switch (entry.entrance()) {
                case EXTERNAL -> {
                    external.putIfAbsent(entry.host(), entry.routes());
                    local.putIfAbsent(entry.host(), entry.routes());
                }
                case LOCAL -> local.putIfAbsent(entry.host(), entry.routes());
            }
        }
    }
}
