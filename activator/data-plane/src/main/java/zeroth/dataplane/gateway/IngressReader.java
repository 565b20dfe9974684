package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPath;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressRuleValue;
import io.fabric8.knative.internal.networking.v1alpha1.HeaderMatch;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplit;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.names.Headers;
import zeroth.names.RevisionId;

/**
 * From Ingress objects to {@link Routes}: pure. Where two objects name one host the older one has it, so that nobody
 * takes another's host.
 */
public final class IngressReader {
    private static final String CLUSTER_LOCAL = "ClusterLocal";
    private static final int WHOLE = 100;
    private static final Comparator<Ingress> OLDEST_FIRST = Comparator.<Ingress, String>comparing(
                    ingress -> Optional.ofNullable(ingress.getMetadata().getCreationTimestamp())
                            .orElse(""))
            .thenComparing(ingress -> ingress.getMetadata().getNamespace())
            .thenComparing(ingress -> ingress.getMetadata().getName());

    private final String clusterDomain;

    public IngressReader(String clusterDomain) {
        this.clusterDomain = clusterDomain;
    }

    public Routes read(Collection<Ingress> ingresses) {
        Routes.Drawing drawing = new Routes.Drawing();
        ingresses.stream().sorted(OLDEST_FIRST).forEach(ingress -> draw(ingress, drawing));
        return drawing.finished();
    }

    private void draw(Ingress ingress, Routes.Drawing drawing) {
        String hash = IngressHash.of(ingress);
        for (IngressRule rule : ingress.getSpec().getRules()) {
            HostRoutes routes = new HostRoutes(hash, paths(rule));
            rule.getHosts().stream()
                    .flatMap(host -> Hosts.expanded(host, clusterDomain).stream())
                    .forEach(host -> draw(rule, host, routes, drawing));
        }
    }

    private static void draw(IngressRule rule, String host, HostRoutes routes, Routes.Drawing drawing) {
        switch (entrance(rule)) {
            case EXTERNAL -> drawing.external(host, routes);
            case LOCAL -> drawing.local(host, routes);
        }
    }

    static Entrance entrance(IngressRule rule) {
        return CLUSTER_LOCAL.equals(rule.getVisibility()) ? Entrance.LOCAL : Entrance.EXTERNAL;
    }

    private static List<RoutePath> paths(IngressRule rule) {
        return Optional.ofNullable(rule.getHttp()).map(HTTPIngressRuleValue::getPaths).orElse(List.of()).stream()
                .map(IngressReader::path)
                .toList();
    }

    private static RoutePath path(HTTPIngressPath path) {
        return new RoutePath(
                Optional.ofNullable(path.getPath()).orElse(""),
                conditions(path),
                orEmpty(path.getAppendHeaders()),
                Optional.ofNullable(path.getRewriteHost()).filter(host -> !host.isEmpty()),
                new Splits(path.getSplits().stream()
                        .map(split -> split(split, path.getSplits().size()))
                        .toList()));
    }

    private static Map<String, String> conditions(HTTPIngressPath path) {
        Map<String, String> conditions = new HashMap<>();
        Map<String, HeaderMatch> headers = path.getHeaders();
        if (headers != null) {
            headers.forEach((name, match) -> conditions.put(name, match.getExact()));
        }
        return conditions;
    }

    private static Split split(IngressBackendSplit split, int siblings) {
        Map<String, String> headers = orEmpty(split.getAppendHeaders());
        RevisionId revision = new RevisionId(
                headers.getOrDefault(Headers.NAMESPACE, split.getServiceNamespace()),
                headers.getOrDefault(Headers.REVISION, split.getServiceName()));
        return new Split(revision, percent(split, siblings), headers);
    }

    /** A split that is alone takes all, also when it does not say so. */
    private static int percent(IngressBackendSplit split, int siblings) {
        int percent = Optional.ofNullable(split.getPercent()).orElse(0);
        return percent == 0 && siblings == 1 ? WHOLE : percent;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return Optional.ofNullable(map).orElse(Map.of());
    }
}
