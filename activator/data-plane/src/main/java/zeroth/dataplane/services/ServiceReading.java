package zeroth.dataplane.services;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.dataplane.gateway.ServicePort;
import zeroth.dataplane.pods.Slices;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Ports;

/** Where a port of a Service leads: pure. */
final class ServiceReading {
    private static final String EXTERNAL_NAME = "ExternalName";
    private static final String CLEAR_TEXT_HTTP2 = "kubernetes.io/h2c";

    private ServiceReading() {}

    static Backends of(ServicePort asked, Service service, Collection<EndpointSlice> slices) {
        return port(asked, service)
                .map(port -> backends(service, port, slices))
                .orElseGet(() -> new Backends.Unable("its Service has no port " + asked.port()));
    }

    private static Backends backends(
            Service service, io.fabric8.kubernetes.api.model.ServicePort port, Collection<EndpointSlice> slices) {
        List<Pod> pods = EXTERNAL_NAME.equals(service.getSpec().getType())
                ? List.of(named(service, port))
                : Slices.addresses(slices, some -> isSame(some, port), protocol(service, port));
        return pods.isEmpty() ? new Backends.Unable("none of its endpoints is ready") : new Backends.Pods(pods);
    }

    private static Optional<io.fabric8.kubernetes.api.model.ServicePort> port(ServicePort asked, Service service) {
        return Optional.ofNullable(service.getSpec().getPorts()).orElse(List.of()).stream()
                .filter(port ->
                        asked.port().equals(port.getName()) || asked.port().equals(String.valueOf(port.getPort())))
                .findFirst();
    }

    /** Slices have the names of a Service's ports, and numbers of their own; a port that is alone needs no name. */
    private static boolean isSame(EndpointPort some, io.fabric8.kubernetes.api.model.ServicePort port) {
        return orEmpty(some.getName()).equals(orEmpty(port.getName()));
    }

    private static Pod named(Service service, io.fabric8.kubernetes.api.model.ServicePort port) {
        String host = service.getSpec().getExternalName();
        return new Pod(host + ":" + port.getPort(), host, port.getPort(), protocol(service, port));
    }

    /** Knative's port for TLS does not say in which version: the one beside it does. */
    private static Pod.Protocol protocol(Service service, io.fabric8.kubernetes.api.model.ServicePort port) {
        if (Ports.HTTPS.equals(port.getName())) {
            return service.getSpec().getPorts().stream().anyMatch(ServiceReading::isHttp2)
                    ? Pod.Protocol.HTTP2_IN_TLS
                    : Pod.Protocol.HTTP1_IN_TLS;
        }
        return isHttp2(port) ? Pod.Protocol.H2C : Pod.Protocol.HTTP1;
    }

    private static boolean isHttp2(io.fabric8.kubernetes.api.model.ServicePort port) {
        return Ports.HTTP2.equals(port.getName()) || CLEAR_TEXT_HTTP2.equals(port.getAppProtocol());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
