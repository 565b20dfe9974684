package zeroth.controller.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPath;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPathBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.HeaderMatch;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplit;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplitBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRuleBuilder;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import zeroth.api.settings.Feature;
import zeroth.api.settings.FeaturesSettings;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Annotations;
import zeroth.names.ChildNames;
import zeroth.names.Headers;
import zeroth.names.Labels;

/** The Ingress of a Route: what the gateway must do. */
final class RouteIngress {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final List<String> OTHER_SPELLINGS =
            List.of("networking.knative.dev/ingress-class", "networking.knative.dev/certificate-class");
    private static final String ROLLOUT = "networking.internal.knative.dev/rollout";
    private static final String TAG_TO_HOST = "networking.internal.knative.dev/tag-to-host";

    private final Route route;
    private final TrafficGroups groups;
    private final RouteHosts hosts;
    private final FeaturesSettings features;

    RouteIngress(Route route, TrafficGroups groups, RouteHosts hosts, FeaturesSettings features) {
        this.route = route;
        this.groups = groups;
        this.hosts = hosts;
        this.features = features;
    }

    static String name(Route route) {
        return ChildNames.of(route.getMetadata().getName(), "");
    }

    /** The Ingress, with the state of its rollout as JSON. */
    Ingress desired(String rollout) {
        return new IngressBuilder()
                .withMetadata(metadata(rollout))
                .withNewSpec()
                .withHttpOption(HttpOption.of(route, hosts.network()))
                .withRules(rules())
                .endSpec()
                .build();
    }

    static Ingress revise(Ingress found, Ingress desired) {
        return new IngressBuilder(found)
                .editMetadata()
                .withLabels(desired.getMetadata().getLabels())
                .withAnnotations(desired.getMetadata().getAnnotations())
                .endMetadata()
                .withSpec(desired.getSpec())
                .build();
    }

    static Optional<String> rollout(Ingress ingress) {
        return Optional.ofNullable(ingress.getMetadata().getAnnotations().get(ROLLOUT));
    }

    private ObjectMeta metadata(String rollout) {
        Map<String, String> labels = new TreeMap<>(route.getMetadata().getLabels());
        labels.put(Labels.ROUTE, route.getMetadata().getName());
        labels.put(Labels.ROUTE_NAMESPACE, route.getMetadata().getNamespace());
        return new ObjectMetaBuilder()
                .withName(name(route))
                .withNamespace(route.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(annotations(rollout))
                .withOwnerReferences(Owner.reference(route))
                .build();
    }

    private Map<String, String> annotations(String rollout) {
        Map<String, String> annotations = new TreeMap<>(route.getMetadata().getAnnotations());
        annotations.put(Annotations.INGRESS_CLASS, ingressClass());
        annotations.put(ROLLOUT, rollout);
        annotations.remove(LAST_APPLIED);
        annotations.keySet().removeAll(OTHER_SPELLINGS);
        if (groups.byTag().size() > 1) {
            annotations.put(TAG_TO_HOST, tagToHost());
        }
        return annotations;
    }

    private String ingressClass() {
        Map<String, String> annotations = route.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations.get(Annotations.INGRESS_CLASS))
                .or(() -> Optional.ofNullable(annotations.get(OTHER_SPELLINGS.getFirst())))
                .orElseGet(() -> hosts.network().ingressClass());
    }

    private String tagToHost() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        groups.byTag().keySet().stream()
                .filter(tag -> !tag.isEmpty())
                .forEach(tag -> json.putArray(tag).addAll(texts(primaryHosts(tag))));
        return json.toString();
    }

    private List<String> primaryHosts(String tag) {
        return hosts.isClusterLocal(tag) ? hosts.clusterHosts(tag) : List.of(hosts.host(tag));
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private List<IngressRule> rules() {
        List<IngressRule> rules = new ArrayList<>();
        for (String tag : groups.byTag().keySet()) {
            rules.add(rule(tag, "ClusterLocal", hosts.clusterHosts(tag)));
            if (!hosts.isClusterLocal(tag)) {
                rules.add(rule(tag, "ExternalIP", List.of(hosts.host(tag))));
            }
        }
        return rules;
    }

    private IngressRule rule(String tag, String visibility, List<String> names) {
        return new IngressRuleBuilder()
                .withHosts(names)
                .withVisibility(visibility)
                .withNewHttp()
                .withPaths(paths(tag))
                .endHttp()
                .build();
    }

    private List<HTTPIngressPath> paths(String tag) {
        HTTPIngressPathBuilder own = new HTTPIngressPathBuilder().withSplits(splits(tag));
        if (!features.isEnabled(Feature.TAG_HEADER_BASED_ROUTING)) {
            return List.of(own.build());
        }
        if (!tag.isEmpty()) {
            return List.of(own.withAppendHeaders(Map.of(Headers.TAG, tag)).build());
        }
        List<HTTPIngressPath> paths = new ArrayList<>(pathsByHeader());
        paths.add(own.withAppendHeaders(Map.of(Headers.DEFAULT_ROUTE, "true")).build());
        return paths;
    }

    /** A header may name the tag, where the host does not. */
    private List<HTTPIngressPath> pathsByHeader() {
        return groups.byTag().keySet().stream()
                .filter(tag -> !tag.isEmpty())
                .map(tag -> new HTTPIngressPathBuilder()
                        .withHeaders(Map.of(Headers.TAG, new HeaderMatch(tag)))
                        .withSplits(splits(tag))
                        .build())
                .toList();
    }

    private List<IngressBackendSplit> splits(String tag) {
        return groups.byTag().getOrDefault(tag, List.of()).stream()
                .filter(share -> share.percent() > 0)
                .collect(Collectors.toMap(Share::backend, Share::percent, Integer::sum, LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(entry -> split(entry.getKey(), entry.getValue()))
                .toList();
    }

    private IngressBackendSplit split(Backend backend, int percent) {
        String namespace = route.getMetadata().getNamespace();
        return new IngressBackendSplitBuilder()
                .withServiceName(backend.revision())
                .withServiceNamespace(namespace)
                .withServicePort(new IntOrString(backend.servicePort()))
                .withPercent(percent)
                .withAppendHeaders(
                        new TreeMap<>(Map.of(Headers.REVISION, backend.revision(), Headers.NAMESPACE, namespace)))
                .build();
    }
}
