package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPath;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressRuleValue;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplit;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.fabric8.knative.internal.networking.v1alpha1.IngressSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroth.names.Headers;

/**
 * What no Ingress may say. Admission refuses most of it already, but an API without our admission does not, and one
 * object that cannot be read must not keep the others from being served; nor may one lead to another tenant's pods.
 */
final class Flaws {
    private static final int WHOLE = 100;

    private final String namespace;

    private Flaws(String namespace) {
        this.namespace = namespace;
    }

    static Optional<Refusal> in(Ingress ingress) {
        Flaws flaws = new Flaws(ingress.getMetadata().getNamespace());
        return flaws.ofSpec(ingress.getSpec()).findFirst().map(sentence -> new Refusal("Invalid", sentence));
    }

    private Stream<String> ofSpec(@Nullable IngressSpec spec) {
        List<IngressRule> rules =
                Optional.ofNullable(spec).map(IngressSpec::getRules).orElse(List.of());
        return rules.isEmpty()
                ? Stream.of("spec.rules is empty")
                : rules.stream().flatMap(this::ofRule);
    }

    private Stream<String> ofRule(IngressRule rule) {
        if (isEmpty(rule.getHosts())) {
            return Stream.of("a rule names no host");
        }
        List<HTTPIngressPath> paths = Optional.ofNullable(rule.getHttp())
                .map(HTTPIngressRuleValue::getPaths)
                .orElse(List.of());
        return paths.isEmpty()
                ? Stream.of("the rule for %s has no path".formatted(rule.getHosts()))
                : paths.stream().flatMap(this::ofPath);
    }

    private Stream<String> ofPath(HTTPIngressPath path) {
        if (isEmpty(path.getSplits())) {
            return Stream.of("a path has no splits");
        }
        return Stream.of(prefix(path), conditions(path), shares(path.getSplits()), backends(path))
                .flatMap(Optional::stream);
    }

    private static Optional<String> prefix(HTTPIngressPath path) {
        return Optional.ofNullable(path.getPath())
                .filter(prefix -> !prefix.isEmpty() && !prefix.startsWith("/"))
                .map(prefix -> "the path %s does not begin with /".formatted(prefix));
    }

    private static Optional<String> conditions(HTTPIngressPath path) {
        return orEmpty(path.getHeaders()).entrySet().stream()
                .filter(condition ->
                        condition.getValue() == null || condition.getValue().getExact() == null)
                .findFirst()
                .map(condition -> "the header %s has no value to match".formatted(condition.getKey()));
    }

    private static Optional<String> shares(List<IngressBackendSplit> splits) {
        int sum = splits.stream().mapToInt(Flaws::percent).sum();
        boolean whole = sum == WHOLE || (sum == 0 && splits.size() == 1);
        boolean negative = splits.stream().anyMatch(split -> percent(split) < 0);
        return whole && !negative
                ? Optional.empty()
                : Optional.of("the percentages of a path's splits make %d and not 100".formatted(sum));
    }

    private Optional<String> backends(HTTPIngressPath path) {
        return path.getSplits().stream()
                .filter(split -> split.getServiceName() == null || !isOwn(split))
                .findFirst()
                .map(split -> "a split leads to %s in namespace %s, and must lead to a Service in namespace %s"
                        .formatted(split.getServiceName(), target(split), namespace));
    }

    private boolean isOwn(IngressBackendSplit split) {
        return namespace.equals(split.getServiceNamespace()) && Objects.equals(target(split), namespace);
    }

    /** The header names the Revision, and goes before the Service. */
    private static @Nullable String target(IngressBackendSplit split) {
        return orEmpty(split.getAppendHeaders()).getOrDefault(Headers.NAMESPACE, split.getServiceNamespace());
    }

    private static int percent(IngressBackendSplit split) {
        return Optional.ofNullable(split.getPercent()).orElse(0);
    }

    private static boolean isEmpty(@Nullable Collection<?> values) {
        return values == null || values.isEmpty();
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return Optional.ofNullable(map).orElse(Map.of());
    }
}
