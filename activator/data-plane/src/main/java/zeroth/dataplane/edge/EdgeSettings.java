package zeroth.dataplane.edge;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import zeroth.dataplane.Front;
import zeroth.dataplane.QueueBounds;
import zeroth.dataplane.gateway.Fleet;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.dataplane.standin.ClusterDomain;
import zeroth.dataplane.tls.Https;
import zeroth.names.WellKnown;

/**
 * What a gateway's Deployment tells it.
 *
 * @param fleet its name among the gateways, and the two Services that lead to them
 * @param ingressClass Ingresses of this class are served
 * @param clusterDomain the domain that cluster-local hosts end in
 * @param front where requests from outside arrive
 * @param localPort where requests from within arrive
 * @param observability the name of the ConfigMap that switches the request log
 * @param bounds how many requests may wait for an address
 */
public record EdgeSettings(
        Fleet.Many fleet,
        String ingressClass,
        String clusterDomain,
        Front.Place front,
        int localPort,
        String observability,
        QueueBounds bounds) {
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int HTTP = 8080;
    private static final int LOCAL = 8081;
    private static final int HIGHEST = 65_535;

    /**
     * From variables: POD_NAME and SYSTEM_NAMESPACE as for Knative's parts; INGRESS_CLASS, GATEWAY_SERVICE and
     * GATEWAY_LOCAL_SERVICE, HTTP_PORT and LOCAL_PORT have values of their own; HTTPS_PORT switches HTTPS on, and
     * PUBLIC_HTTPS_PORT is where clients reach it.
     *
     * @throws IllegalArgumentException with a sentence that names the variable
     */
    public static EdgeSettings fromEnvironment(Map<String, String> variables) {
        Variables of = new Variables(variables);
        Fleet.Many fleet = new Fleet.Many(
                of.required("POD_NAME"),
                of.required("SYSTEM_NAMESPACE"),
                of.text("GATEWAY_SERVICE", "zeroth-gateway"),
                of.text("GATEWAY_LOCAL_SERVICE", "zeroth-gateway-local"));
        return new EdgeSettings(
                fleet,
                of.text("INGRESS_CLASS", WellKnown.INGRESS_CLASS),
                of.find("CLUSTER_DOMAIN").orElseGet(ClusterDomain::ofThisPod),
                new Front.Place(EVERYWHERE, of.port("HTTP_PORT").orElse(HTTP), https(of)),
                of.port("LOCAL_PORT").orElse(LOCAL),
                of.text("CONFIG_OBSERVABILITY_NAME", RequestLogSetting.CONFIG_MAP),
                QueueBounds.DEFAULT);
    }

    private static Https https(Variables of) {
        OptionalInt port = of.port("HTTPS_PORT");
        return port.isPresent() ? new Https.On(port.getAsInt(), of.port("PUBLIC_HTTPS_PORT")) : new Https.Off();
    }

    /** By name; one that is empty is as good as missing. */
    private record Variables(Map<String, String> all) {
        String required(String key) {
            return find(key)
                    .orElseThrow(() -> new IllegalArgumentException(
                            key + ": missing (expected: set, as in the Deployment of the gateway)"));
        }

        String text(String key, String otherwise) {
            return find(key).orElse(otherwise);
        }

        OptionalInt port(String key) {
            return find(key).map(text -> OptionalInt.of(port(key, text))).orElseGet(OptionalInt::empty);
        }

        Optional<String> find(String key) {
            return Optional.ofNullable(all.get(key)).filter(value -> !value.isEmpty());
        }

        private static int port(String key, String text) {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= HIGHEST) {
                    return port;
                }
            } catch (NumberFormatException e) {
                throw refused(key, text, e);
            }
            throw refused(key, text, new NumberFormatException("out of range"));
        }

        private static IllegalArgumentException refused(String key, String text, NumberFormatException cause) {
            return new IllegalArgumentException("%s: \"%s\" (expected: a port)".formatted(key, text), cause);
        }
    }
}
