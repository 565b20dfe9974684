package zeroth.autoscaler.fetch;

import zeroth.autoscaler.address.Address;

/** There was no answer. The message says who was asked and what went wrong. */
public final class FetchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FetchFailedException(Address address, String why, Throwable cause) {
        super("%s:%d: %s".formatted(address.host(), address.port(), why), cause);
    }
}
