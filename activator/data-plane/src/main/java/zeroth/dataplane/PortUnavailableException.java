package zeroth.dataplane;

import org.jspecify.annotations.Nullable;

/** A port that the data plane was told to listen on cannot be had. */
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortUnavailableException(String host, int port, @Nullable Throwable cause) {
        super(
                "This process cannot listen on %s:%d: %s. Is another program using the port?"
                        .formatted(host, port, cause == null ? "no reason given" : cause.getMessage()),
                cause);
    }
}
