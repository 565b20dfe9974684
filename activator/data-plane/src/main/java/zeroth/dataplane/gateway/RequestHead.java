package zeroth.dataplane.gateway;

import java.util.Optional;

/** What a route looks at. */
public interface RequestHead {
    String path();

    Optional<String> header(String name);
}
