package zeroth.server.platform;

import java.util.function.Consumer;

/**
 * What a platform on this machine is told at its start.
 *
 * @param data where everything is kept
 * @param gatewayPort where requests arrive; 0 for any free port
 * @param apiPort where the API listens; 0 for any free port
 * @param decisions hears a line for each scaling decision, on the autoscaler's threads
 */
public record PlatformSettings(DataDirectory data, int gatewayPort, int apiPort, Consumer<String> decisions) {
    /** Free ports, and nobody who listens to decisions. */
    public static PlatformSettings at(DataDirectory data) {
        return new PlatformSettings(data, 0, 0, decision -> {});
    }

    public PlatformSettings withPorts(int newGatewayPort, int newApiPort) {
        return new PlatformSettings(data, newGatewayPort, newApiPort, decisions);
    }

    public PlatformSettings withDecisions(Consumer<String> newDecisions) {
        return new PlatformSettings(data, gatewayPort, apiPort, newDecisions);
    }
}
