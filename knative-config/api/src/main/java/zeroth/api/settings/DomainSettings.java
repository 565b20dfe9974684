package zeroth.api.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import zeroth.names.Labels;

/**
 * The domains of Routes: {@code config-domain}. Each key is a domain, its value empty or YAML with a selector.
 *
 * @param domains in the order in which they are preferred: most labels first, then by name
 * @param clusterDomain as {@code cluster.local}; below it are the Routes for which no domain is
 */
public record DomainSettings(List<Domain> domains, String clusterDomain) {
    public static final String NAME = "config-domain";

    private static final String EXAMPLE = "_example";

    public DomainSettings {
        domains = domains.stream()
                .sorted(Comparator.comparingInt(
                                (Domain domain) -> domain.selector().size())
                        .reversed()
                        .thenComparing(Domain::name))
                .toList();
    }

    /**
     * A domain for the Routes that carry all these labels.
     *
     * @param selector empty: for all
     */
    public record Domain(String name, Map<String, String> selector) {
        public Domain {
            selector = Map.copyOf(selector);
        }

        boolean selects(Map<String, String> labels) {
            return labels.entrySet().containsAll(selector.entrySet());
        }
    }

    public static DomainSettings parse(Map<String, String> data, String clusterDomain) {
        List<Domain> domains = new ArrayList<>();
        data.forEach((name, yaml) -> {
            if (!name.equals(EXAMPLE)) {
                domains.add(domain(name, yaml));
            }
        });
        if (domains.stream().noneMatch(domain -> domain.selector().isEmpty())) {
            domains.add(new Domain(clusterLocal(clusterDomain), Map.of()));
        }
        return new DomainSettings(domains, clusterDomain);
    }

    /** The domain of a Route with these labels. */
    public String domainFor(Map<String, String> labels) {
        if ("cluster-local".equals(labels.get(Labels.VISIBILITY))) {
            return clusterLocal(clusterDomain);
        }
        return domains.stream()
                .filter(domain -> domain.selects(labels))
                .map(Domain::name)
                .findFirst()
                .orElseGet(() -> clusterLocal(clusterDomain));
    }

    /** The domain of what only the cluster sees. */
    public static String clusterLocal(String clusterDomain) {
        return "svc." + clusterDomain;
    }

    private static Domain domain(String name, String yaml) {
        ObjectNode mapping = Yaml.mapping(name, yaml);
        return new Domain(name, Yaml.texts(name, mapping.path("selector")));
    }
}
