package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Route;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.api.notation.GoTemplate;
import zeroth.api.settings.DomainSettings;
import zeroth.api.settings.NetworkSettings;
import zeroth.names.Labels;

/**
 * The host names of a Route.
 *
 * @param hidden tags that only the cluster sees, although the Route is for all
 */
record RouteHosts(Route route, NetworkSettings network, DomainSettings domains, Set<String> hidden) {
    static final String CLUSTER_LOCAL = "cluster-local";

    private static final GoTemplate BUILT_IN = GoTemplate.parse("{{.Name}}.{{.Namespace}}.{{.Domain}}");
    private static final Pattern DOMAIN_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int LONGEST_LABEL = 63;

    RouteHosts {
        hidden = Set.copyOf(hidden);
    }

    /** The first label of a group's host names, and the name of its placeholder Service. */
    String name(String tag) {
        String route = route().getMetadata().getName();
        return tag.isEmpty()
                ? route
                : network.tagTemplate().render(GoTemplate.Values.of(Map.of("Name", route, "Tag", tag)));
    }

    /** The groups whose placeholder Services have these names. */
    Set<String> tagsOf(Set<String> services) {
        return Stream.concat(
                        Stream.of(TrafficGroups.DEFAULT),
                        route.getSpec().getTraffic().stream()
                                .flatMap(target -> Optional.ofNullable(target.getTag()).stream()))
                .filter(tag -> services.contains(name(tag)))
                .collect(Collectors.toSet());
    }

    boolean isClusterLocal(String tag) {
        return isClusterLocal() || hidden.contains(tag);
    }

    /** The host by which a group is known. */
    String host(String tag) {
        return isClusterLocal(tag) ? clusterHost(name(tag)) : external(tag);
    }

    /** The names by which the cluster knows a group. */
    List<String> clusterHosts(String tag) {
        ObjectMeta metadata = route.getMetadata();
        String shortest = name(tag) + "." + metadata.getNamespace();
        return Stream.of(shortest, shortest + ".svc", shortest + ".svc." + domains.clusterDomain())
                .filter(RouteHosts::endsInName)
                .toList();
    }

    private boolean isClusterLocal() {
        return CLUSTER_LOCAL.equals(route.getMetadata().getLabels().get(Labels.VISIBILITY))
                || domain().equals(DomainSettings.clusterLocal(domains.clusterDomain()));
    }

    private String domain() {
        return domains.domainFor(route.getMetadata().getLabels());
    }

    private String clusterHost(String name) {
        return checked(render(BUILT_IN, name, DomainSettings.clusterLocal(domains.clusterDomain())));
    }

    private String external(String tag) {
        return checked(render(network.domainTemplate(), name(tag), domain()));
    }

    private String render(GoTemplate template, String name, String domain) {
        ObjectMeta metadata = route.getMetadata();
        return template.render(new GoTemplate.Values(
                Map.of("Name", name, "Namespace", metadata.getNamespace(), "Domain", domain),
                metadata.getLabels(),
                metadata.getAnnotations()));
    }

    private static String checked(String host) {
        if (!DOMAIN_NAME.matcher(host).matches()) {
            throw new InvalidHostException(host);
        }
        return host;
    }

    private static boolean endsInName(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        return last.length() <= LONGEST_LABEL && !DIGITS.matcher(last).matches();
    }

    /** The templates make a host of a Route that none can have. */
    static final class InvalidHostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String host;

        InvalidHostException(String host) {
            super(explain(host));
            this.host = host;
        }

        String explanation() {
            return explain(host);
        }

        private static String explain(String host) {
            return "invalid domain name \"" + host + "\" (expected: a fully qualified domain name)";
        }
    }
}
