package zeroth.dataplane.gateway;

import java.util.List;
import java.util.Optional;

/** What one Ingress asks for one host; {@code hash} says which version of it. */
public record HostRoutes(String hash, PlainHttp plainHttp, List<RoutePath> paths) {
    public HostRoutes {
        paths = List.copyOf(paths);
    }

    /** The first path, in the order that the Ingress lists them, that the request fits. */
    Optional<RoutePath> find(RequestHead request) {
        return paths.stream().filter(path -> path.matches(request)).findFirst();
    }
}
