package zeroth.dataplane;

import java.time.Duration;
import zeroth.dataplane.gateway.Fleet;
import zeroth.dataplane.tls.Https;
import zeroth.names.WellKnown;

/**
 * What a data plane is told at its start.
 *
 * @param name this activator's name in the reports to the autoscaler
 * @param host the address that it listens on, and that the status of an Ingress names where the gateway is alone
 * @param gatewayPort where requests from outside arrive (0: any free port)
 * @param localPort where requests for cluster-local hosts may arrive too (0: any free port)
 * @param https whether requests from outside may come over TLS, on a port of its own
 * @param fleet whether there are other gateways
 * @param presence who makes {@code activator-service} known
 * @param ingressClass Ingresses of this class are served; others are not touched
 * @param clusterDomain the domain that cluster-local hosts end in
 * @param bounds how many requests may wait
 * @param drain how long requests that run may take to finish at the end
 */
public record DataPlaneSettings(
        String name,
        String host,
        int gatewayPort,
        int localPort,
        Https https,
        Fleet fleet,
        Presence presence,
        String ingressClass,
        String clusterDomain,
        QueueBounds bounds,
        Duration drain) {

    /** A data plane that is the only one, on this machine, at loopback. */
    public static DataPlaneSettings onLaptop(int gatewayPort) {
        return new DataPlaneSettings(
                "activator",
                "127.0.0.1",
                gatewayPort,
                0,
                new Https.Off(),
                new Fleet.Alone(),
                Presence.REGISTERED,
                WellKnown.INGRESS_CLASS,
                "cluster.local",
                QueueBounds.DEFAULT,
                // The node ends its pods first, so what still waits has nowhere to go: Ctrl-C is to be prompt.
                Duration.ofSeconds(1));
    }

    /** The same with HTTPS. */
    public DataPlaneSettings with(Https other) {
        return new DataPlaneSettings(
                name, host, gatewayPort, localPort, other, fleet, presence, ingressClass, clusterDomain, bounds, drain);
    }

    /** The same as one of several. */
    public DataPlaneSettings with(Fleet other) {
        return new DataPlaneSettings(
                name, host, gatewayPort, localPort, https, other, presence, ingressClass, clusterDomain, bounds, drain);
    }
}
