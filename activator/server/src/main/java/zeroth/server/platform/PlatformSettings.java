package zeroth.server.platform;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a platform on this machine is told at its start.
 *
 * @param data where everything is kept
 * @param ports where it listens
 * @param decisions hears a line for each scaling decision, on the autoscaler's threads
 */
public record PlatformSettings(DataDirectory data, Ports ports, Consumer<String> decisions) {
    /**
     * Where requests arrive, in clear text and, if at all, in TLS, and where the API listens; 0 for any free port.
     */
    public record Ports(int gateway, Optional<Integer> tls, int api) {
        static final Ports ANY_FREE = new Ports(0, Optional.empty(), 0);
    }

    /** Free ports, and nobody who listens to decisions. */
    public static PlatformSettings at(DataDirectory data) {
        return new PlatformSettings(data, Ports.ANY_FREE, decision -> {});
    }

    public PlatformSettings withPorts(Ports newPorts) {
        return new PlatformSettings(data, newPorts, decisions);
    }

    public PlatformSettings withDecisions(Consumer<String> newDecisions) {
        return new PlatformSettings(data, ports, newDecisions);
    }
}
