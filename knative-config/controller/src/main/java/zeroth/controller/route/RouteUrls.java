package zeroth.controller.route;

/**
 * How users reach a Route.
 *
 * @param port the gateway's, where it is not the one that the scheme implies
 */
record RouteUrls(RouteHosts hosts, UrlPort port) {
    private static final String PLAIN = "http";

    String url(String tag) {
        String scheme = hosts.isClusterLocal(tag) ? PLAIN : hosts.network().defaultExternalScheme();
        return scheme + "://" + hosts.host(tag) + suffix();
    }

    /** How others in the cluster reach it. */
    String address() {
        return PLAIN + "://" + hosts.clusterHosts(TrafficGroups.DEFAULT).getLast();
    }

    private String suffix() {
        return switch (port) {
            case UrlPort.Implied _ -> "";
            case UrlPort.Explicit(int number) -> ":" + number;
        };
    }
}
