package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import java.util.List;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;

/** Knative's Ingresses: which host and path goes where. */
final class IngressRules implements KindRules {
    @Override
    public Class<?> type() {
        return Ingress.class;
    }

    @Override
    public void complete(Draft draft) {
        draft.at("spec", "rules").items().forEach(IngressRules::complete);
    }

    private static void complete(Field rule) {
        if (!rule.at("visibility").isFilled() && rule.node() instanceof ObjectNode node) {
            node.put("visibility", "ExternalIP");
        }
        for (Field path : rule.at("http", "paths").items()) {
            List<Field> splits = path.at("splits").items();
            if (splits.size() == 1
                    && !splits.get(0).at("percent").isFilled()
                    && splits.get(0).node() instanceof ObjectNode only) {
                only.put("percent", 100);
            }
        }
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        Field spec = draft.at("spec");
        if (spec.members().findAny().isEmpty()) {
            problems.missing("spec");
            return;
        }
        List<Field> rules = spec.at("rules").items();
        if (rules.isEmpty()) {
            problems.missing(spec.pathOf("rules"));
        }
        String namespace = draft.at("metadata", "namespace").text();
        rules.forEach(rule -> rule(rule, namespace, problems));
        spec.at("tls").items().forEach(tls -> {
            required(tls.at("secretName"), problems);
            required(tls.at("secretNamespace"), problems);
        });
    }

    private static void rule(Field rule, String namespace, Problems problems) {
        List<Field> paths = rule.at("http", "paths").items();
        if (paths.isEmpty()) {
            problems.missing(rule.pathOf(rule.at("http").isSet() ? "http.paths" : "http"));
        }
        paths.forEach(path -> path(path, namespace, problems));
    }

    private static void path(Field path, String namespace, Problems problems) {
        Field splits = path.at("splits");
        if (splits.items().isEmpty()) {
            problems.missing(splits.path());
            return;
        }
        splits.items().forEach(split -> split(split, namespace, problems));
        long sum = splits.items().stream()
                .mapToLong(split -> split.at("percent").number().orElse(0))
                .sum();
        if (sum != 100) {
            problems.add("traffic split percentage must total to 100, but was " + sum, splits.path());
        }
    }

    private static void split(Field split, String namespace, Problems problems) {
        long percent = split.at("percent").number().orElse(0);
        if (percent < 0 || percent > 100) {
            problems.outOfBounds(percent, 0, 100, split.pathOf("percent"));
        }
        required(split.at("serviceName"), problems);
        required(split.at("servicePort"), problems);
        Field serviceNamespace = split.at("serviceNamespace");
        if (!serviceNamespace.text().equals(namespace)) {
            problems.invalid(serviceNamespace.text(), serviceNamespace.path(), "must match the Ingress namespace");
        }
    }

    private static void required(Field field, Problems problems) {
        if (!field.isFilled()) {
            problems.missing(field.path());
        }
    }
}
