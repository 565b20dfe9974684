package zeroth.autoscaler.address;

import zeroth.names.Ports;

/** What a Revision speaks, and the port of its public Service for it. */
public enum Protocol {
    HTTP1(Ports.HTTP, Ports.SERVICE_HTTP),
    H2C(Ports.HTTP2, Ports.SERVICE_HTTP2);

    private final String portName;
    private final int servicePort;

    Protocol(String portName, int servicePort) {
        this.portName = portName;
        this.servicePort = servicePort;
    }

    /** From a PodAutoscaler's {@code protocolType}. */
    public static Protocol of(String protocolType) {
        return protocolType.equals("h2c") ? H2C : HTTP1;
    }

    String portName() {
        return portName;
    }

    int servicePort() {
        return servicePort;
    }
}
