package zeroth.dataplane.tls;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zeroth.queueproxy.http.tls.Identity;

/** Which host proves itself with which certificate: by name, or by a pattern {@code *.rest}. */
public record Certificates(Map<String, Identity> byHost) {
    public static final Certificates NONE = new Certificates(Map.of());

    public Certificates {
        byHost = Map.copyOf(byHost);
    }

    /** For the name that a client asks for. */
    public Optional<Identity> find(String serverName) {
        String name = serverName.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byHost.get(name))
                .or(() -> Optional.ofNullable(byHost.get("*" + name.substring(Math.max(0, name.indexOf('.'))))));
    }

    /** Collects them. Who names a host first has it. Confined to its user. */
    public static final class Collection {
        private final Map<String, Identity> byHost = new HashMap<>();

        public void add(String host, Identity identity) {
            byHost.putIfAbsent(host.toLowerCase(Locale.ROOT), identity);
        }

        public Certificates finished() {
            return new Certificates(byHost);
        }
    }
}
