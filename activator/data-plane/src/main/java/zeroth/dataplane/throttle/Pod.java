package zeroth.dataplane.throttle;

import zeroth.names.Ports;

/**
 * A pod as the data plane sees it: where its queue-proxy takes requests, and in which version of HTTP.
 *
 * @param port where it takes them in clear text, and answers probes
 * @param tlsPort where it takes them in TLS, if anybody asks for that
 */
public record Pod(String name, String host, int port, int tlsPort, Protocol protocol) {
    /** One that takes TLS where every queue-proxy of a cluster does. */
    public Pod(String name, String host, int port, Protocol protocol) {
        this(name, host, port, Ports.BACKEND_HTTPS, protocol);
    }

    /** What the port's name asks for: of a Revision's {@code http1} or {@code h2c}, of a Service's also TLS. */
    public enum Protocol {
        HTTP1,
        H2C,
        HTTP1_IN_TLS,
        HTTP2_IN_TLS
    }
}
