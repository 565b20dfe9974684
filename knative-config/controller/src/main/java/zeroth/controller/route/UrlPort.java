package zeroth.controller.route;

/** The gateway's port in the URLs of a status. It is never part of a host in an Ingress. */
public sealed interface UrlPort {
    /** The port that the scheme implies: how a cluster's gateway is reached. */
    record Implied() implements UrlPort {}

    /** Another one: how a laptop's is. */
    record Explicit(int number) implements UrlPort {}
}
