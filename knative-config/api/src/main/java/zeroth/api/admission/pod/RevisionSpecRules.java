package zeroth.api.admission.pod;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.ObjectNames;
import zeroth.api.admission.field.Problems;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.Feature;
import zeroth.api.settings.FeaturesSettings;

/** What may stand in a Revision's spec. */
public final class RevisionSpecRules {
    private static final Set<String> ALLOWED = Set.of(
            "containers",
            "volumes",
            "serviceAccountName",
            "imagePullSecrets",
            "enableServiceLinks",
            "automountServiceAccountToken",
            "containerConcurrency",
            "timeoutSeconds",
            "responseStartTimeoutSeconds",
            "idleTimeoutSeconds");

    /** Upstream allows them if the feature is on; no part of ours can do them yet. */
    private static final Map<Feature, String> FEATURES = new EnumMap<>(Map.ofEntries(
            Map.entry(Feature.AFFINITY, "affinity"),
            Map.entry(Feature.TOPOLOGY_SPREAD_CONSTRAINTS, "topologySpreadConstraints"),
            Map.entry(Feature.HOST_ALIASES, "hostAliases"),
            Map.entry(Feature.NODE_SELECTOR, "nodeSelector"),
            Map.entry(Feature.RUNTIME_CLASS_NAME, "runtimeClassName"),
            Map.entry(Feature.TOLERATIONS, "tolerations"),
            Map.entry(Feature.SECURITY_CONTEXT, "securityContext"),
            Map.entry(Feature.SHARE_PROCESS_NAMESPACE, "shareProcessNamespace"),
            Map.entry(Feature.PRIORITY_CLASS_NAME, "priorityClassName"),
            Map.entry(Feature.SCHEDULER_NAME, "schedulerName"),
            Map.entry(Feature.INIT_CONTAINERS, "initContainers"),
            Map.entry(Feature.DNS_POLICY, "dnsPolicy"),
            Map.entry(Feature.DNS_CONFIG, "dnsConfig"),
            Map.entry(Feature.HOST_IPC, "hostIPC"),
            Map.entry(Feature.HOST_PID, "hostPID"),
            Map.entry(Feature.HOST_NETWORK, "hostNetwork")));

    private final DefaultsSettings defaults;
    private final FeaturesSettings features;
    private final Problems problems;

    public RevisionSpecRules(DefaultsSettings defaults, FeaturesSettings features, Problems problems) {
        this.defaults = defaults;
        this.features = features;
        this.problems = problems;
    }

    public void judge(Field spec) {
        mask(spec);
        unsupported(spec);
        containers(spec.at("containers"));
        serviceAccount(spec.at("serviceAccountName"));
        timeout(spec.at("timeoutSeconds"));
        concurrency(spec.at("containerConcurrency"), defaults, problems);
    }

    /** How many requests at once a pod may get. */
    public static void concurrency(Field concurrency, DefaultsSettings defaults, Problems problems) {
        long lowest = defaults.allowContainerConcurrencyZero() ? 0 : 1;
        long highest = defaults.containerConcurrencyMaxLimit();
        concurrency.number().ifPresent(value -> {
            if (value < lowest || value > highest) {
                problems.outOfBounds(value, lowest, highest, concurrency.path());
            }
        });
    }

    private void mask(Field spec) {
        Set<String> allowed = new HashSet<>(ALLOWED);
        FEATURES.forEach((feature, name) -> {
            if (features.permits(feature)) {
                allowed.add(name);
            }
        });
        new Mask(allowed).judge(spec, problems);
        if (spec.at("automountServiceAccountToken").isTrue()) {
            problems.disallowed(spec.pathOf("automountServiceAccountToken"));
        }
    }

    private void unsupported(Field spec) {
        FEATURES.forEach((feature, name) -> {
            if (features.permits(feature)) {
                refuse(spec.at(name), "the feature " + feature.key() + " does nothing here");
            }
        });
        refuse(spec.at("volumes"), "a pod's files are those of its application");
        refuse(spec.at("enableServiceLinks"), "a pod's environment does not name the Services of its namespace");
        for (String name : List.of("serviceAccountName", "imagePullSecrets")) {
            if (spec.at(name).isFilled()) {
                problems.warn(ContainerRules.NOT_ENFORCED, spec.pathOf(name));
            }
        }
    }

    private void refuse(Field field, String why) {
        if (field.isFilled()) {
            problems.unsupported(why, field.path());
        }
    }

    private void containers(Field containers) {
        List<Field> items = containers.items();
        if (items.isEmpty()) {
            problems.missing(containers.path());
        } else if (items.size() > 1) {
            several(containers);
        } else {
            new ContainerRules(features, problems).judge(items.get(0));
        }
    }

    private void several(Field containers) {
        int number = containers.items().size();
        if (features.isEnabled(Feature.MULTI_CONTAINER)) {
            problems.unsupported("a pod has one container, but found " + number, containers.path());
        } else {
            problems.add("multi-container is off, but found " + number + " containers", containers.path());
        }
    }

    private void serviceAccount(Field name) {
        if (name.isFilled()) {
            ObjectNames.dns1123Subdomain(name.text())
                    .forEach(wrong -> problems.invalid(name.text(), name.path(), wrong));
        }
    }

    private void timeout(Field timeout) {
        long longest = defaults.maxRevisionTimeoutSeconds();
        timeout.number().ifPresent(seconds -> {
            if (seconds < 0 || seconds > longest) {
                problems.outOfBounds(seconds, 0, longest, timeout.path());
            }
        });
    }
}
