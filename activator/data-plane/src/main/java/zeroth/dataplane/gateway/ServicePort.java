package zeroth.dataplane.gateway;

/**
 * A port of a Kubernetes Service.
 *
 * @param port its name or its number
 */
public record ServicePort(String namespace, String service, String port) {
    @Override
    public String toString() {
        return namespace + "/" + service + ":" + port;
    }
}
