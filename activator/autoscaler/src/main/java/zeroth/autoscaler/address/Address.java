package zeroth.autoscaler.address;

/**
 * Where to connect, and whom to ask for.
 *
 * @param host a name or an IP address
 * @param authority the Host header
 */
public record Address(String host, int port, String authority) {}
