package zeroth.dataplane.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable picture of everything that the gateway serves: for each side, the paths of each host. */
public record Routes(Map<String, List<RoutePath>> external, Map<String, List<RoutePath>> local) {
    public static final Routes NONE = new Routes(Map.of(), Map.of());

    public Routes {
        external = Map.copyOf(external);
        local = Map.copyOf(local);
    }

    /** The first path, in the order that the Ingress lists them, that the request fits. */
    public Optional<RoutePath> find(Entrance entrance, String host, RequestHead request) {
        return at(entrance).getOrDefault(Hosts.plain(host), List.of()).stream()
                .filter(path -> path.matches(request))
                .findFirst();
    }

    private Map<String, List<RoutePath>> at(Entrance entrance) {
        return switch (entrance) {
            case EXTERNAL -> external;
            case LOCAL -> local;
        };
    }

    /** Collects rules. The first rule that names a host has it. Confined to its user. */
    static final class Drawing {
        private final Map<String, List<RoutePath>> external = new HashMap<>();
        private final Map<String, List<RoutePath>> local = new HashMap<>();

        void external(String host, List<RoutePath> paths) {
            external.putIfAbsent(host, List.copyOf(paths));
            local(host, paths);
        }

        void local(String host, List<RoutePath> paths) {
            local.putIfAbsent(host, List.copyOf(paths));
        }

        Routes finished() {
            return new Routes(external, local);
        }
    }
}
