package zeroth.autoscaler.address;

import java.util.Optional;

/** A cluster's DNS knows every Service. */
public record DnsAddress(String clusterDomain) implements ServiceAddress {
    @Override
    public Optional<Address> find(String namespace, String service, Protocol protocol) {
        String host = "%s.%s.svc.%s".formatted(service, namespace, clusterDomain);
        return Optional.of(new Address(host, protocol.servicePort(), host));
    }
}
