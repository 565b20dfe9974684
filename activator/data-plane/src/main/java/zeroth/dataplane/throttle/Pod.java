package zeroth.dataplane.throttle;

/** A pod as the data plane sees it: where its queue-proxy takes requests, and in which version of HTTP. */
public record Pod(String name, String host, int port, Protocol protocol) {
    /** What the Revision's port name asks for: {@code http1} or {@code h2c}. */
    public enum Protocol {
        HTTP1,
        H2C
    }
}
