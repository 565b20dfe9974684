package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.IntOrString;
import zeroth.names.Ports;

/** What the program behind a ServerlessService speaks. */
enum Protocol {
    HTTP1(Ports.HTTP, Ports.SERVICE_HTTP, Ports.BACKEND_HTTP),
    H2C(Ports.HTTP2, Ports.SERVICE_HTTP2, Ports.BACKEND_HTTP2);

    private final String portName;
    private final int publicPort;
    private final int backendPort;

    Protocol(String portName, int publicPort, int backendPort) {
        this.portName = portName;
        this.publicPort = publicPort;
        this.backendPort = backendPort;
    }

    static Protocol of(ServerlessService service) {
        return "h2c".equals(service.getSpec().getProtocolType()) ? H2C : HTTP1;
    }

    String portName() {
        return portName;
    }

    int publicPort() {
        return publicPort;
    }

    /** Where queue-proxy and activator listen for it, on a cluster. */
    int backendPort() {
        return backendPort;
    }

    IntOrString target() {
        return new IntOrString(backendPort);
    }
}
