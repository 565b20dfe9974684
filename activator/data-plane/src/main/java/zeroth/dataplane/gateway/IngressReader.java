package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPath;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressRuleValue;
import io.fabric8.knative.internal.networking.v1alpha1.HeaderMatch;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplit;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroth.names.Headers;
import zeroth.names.RevisionId;

/**
 * From Ingress objects to {@link Routes}. Where two objects name one host the older one has it, so that nobody takes
 * another's host. Reads each version of an object once and remembers it while the object is there: confined to its user.
 */
public final class IngressReader {
    static final String REDIRECTED = "Redirected";
    private static final String CLUSTER_LOCAL = "ClusterLocal";
    private static final int WHOLE = 100;
    private static final Comparator<Ingress> OLDEST_FIRST = Comparator.<Ingress, String>comparing(
                    ingress -> Optional.ofNullable(ingress.getMetadata().getCreationTimestamp())
                            .orElse(""))
            .thenComparing(ingress -> ingress.getMetadata().getNamespace())
            .thenComparing(ingress -> ingress.getMetadata().getName());

    private final String clusterDomain;
    private Map<Version, Plan> known = Map.of();

    public IngressReader(String clusterDomain) {
        this.clusterDomain = clusterDomain;
    }

    /** The picture of all that can be read. */
    public Routes read(Collection<Ingress> ingresses) {
        return Routes.of(plans(ingresses));
    }

    /** What each asks for, oldest first. */
    List<Plan> plans(Collection<Ingress> ingresses) {
        Map<Version, Plan> now = new HashMap<>();
        List<Plan> plans = ingresses.stream()
                .sorted(OLDEST_FIRST)
                .map(ingress -> now.computeIfAbsent(Version.of(ingress), version -> plan(version, ingress))
                        .of(ingress))
                .toList();
        known = now;
        return plans;
    }

    private Plan plan(Version version, Ingress ingress) {
        return Optional.ofNullable(known.get(version)).orElseGet(() -> plan(ingress));
    }

    private Plan plan(Ingress ingress) {
        return Flaws.in(ingress)
                .map(flaw -> new Plan(ingress, "", Optional.of(flaw), List.of()))
                .orElseGet(() -> readable(ingress));
    }

    private Plan readable(Ingress ingress) {
        String hash = IngressHash.of(ingress);
        PlainHttp plainHttp =
                REDIRECTED.equals(ingress.getSpec().getHttpOption()) ? PlainHttp.REDIRECTED : PlainHttp.SERVED;
        return new Plan(
                ingress,
                hash,
                Optional.empty(),
                ingress.getSpec().getRules().stream()
                        .flatMap(rule -> entries(rule, new HostRoutes(hash, plainHttp, paths(rule))))
                        .toList());
    }

    private Stream<Plan.Entry> entries(IngressRule rule, HostRoutes routes) {
        return rule.getHosts().stream()
                .flatMap(host -> Hosts.expanded(host, clusterDomain).stream())
                .map(host -> new Plan.Entry(entrance(rule), host, routes));
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
        ServicePort service =
                new ServicePort(split.getServiceNamespace(), split.getServiceName(), port(split.getServicePort()));
        return new Split(revision, service, percent(split, siblings), headers);
    }

    private static String port(@Nullable IntOrString port) {
        return port == null
                ? ""
                : Optional.ofNullable(port.getStrVal()).orElseGet(() -> String.valueOf(port.getIntVal()));
    }

    /** A split that is alone takes all, also when it does not say so. */
    private static int percent(IngressBackendSplit split, int siblings) {
        int percent = Optional.ofNullable(split.getPercent()).orElse(0);
        return percent == 0 && siblings == 1 ? WHOLE : percent;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return Optional.ofNullable(map).orElse(Map.of());
    }

    /** What changes when the specification does. */
    private record Version(String namespace, String name, String uid, long generation) {
        static Version of(Ingress ingress) {
            ObjectMeta metadata = ingress.getMetadata();
            return new Version(
                    metadata.getNamespace(),
                    metadata.getName(),
                    Optional.ofNullable(metadata.getUid()).orElse(""),
                    Optional.ofNullable(metadata.getGeneration()).orElse(0L));
        }
    }
}
