package zeroth.api.admission.pod;

import java.util.List;
import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.settings.Feature;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.FeaturesSettings.SecurePodDefaults;

/** What may stand in a container's security context. */
final class SecurityContextRules {
    private static final Mask CONTEXT = Mask.of(
            "capabilities",
            "readOnlyRootFilesystem",
            "runAsUser",
            "runAsGroup",
            "runAsNonRoot",
            "allowPrivilegeEscalation",
            "seccompProfile");
    private static final Set<String> BIND_LOW_PORTS = Set.of("NET_BIND_SERVICE");
    private static final String INSECURE =
            "Kubernetes default value is insecure, Knative may default this to secure in a future release";

    private final FeaturesSettings features;
    private final Problems problems;

    SecurityContextRules(FeaturesSettings features, Problems problems) {
        this.features = features;
        this.problems = problems;
    }

    void judge(Field context) {
        CONTEXT.judge(context, problems);
        added(context.at("capabilities", "add"));
        identity(context.at("runAsUser"));
        identity(context.at("runAsGroup"));
        context.members()
                .filter(Field::isFilled)
                .forEach(field -> problems.warn(ContainerRules.NOT_ENFORCED, field.path()));
        if (features.securePodDefaults() == SecurePodDefaults.DISABLED) {
            warn(context);
        }
    }

    private void added(Field capabilities) {
        boolean lowPortsOnly = features.securePodDefaults() != SecurePodDefaults.DISABLED
                && capabilities.items().stream().map(Field::text).allMatch(BIND_LOW_PORTS::contains);
        if (capabilities.isFilled() && !features.isEnabled(Feature.ADD_CAPABILITIES) && !lowPortsOnly) {
            problems.disallowed(capabilities.path());
        }
    }

    private void identity(Field id) {
        id.number().ifPresent(value -> {
            if (value < 0 || value > Integer.MAX_VALUE) {
                problems.outOfBounds(value, 0, Integer.MAX_VALUE, id.path());
            }
        });
    }

    private void warn(Field context) {
        for (String name : List.of("runAsNonRoot", "allowPrivilegeEscalation", "seccompProfile", "capabilities")) {
            if (!context.at(name).isSet()) {
                problems.warn(INSECURE, context.pathOf(name));
            }
        }
        if (context.at("seccompProfile").isSet()
                && !context.at("seccompProfile", "type").isFilled()) {
            problems.warn(INSECURE, context.pathOf("seccompProfile.type"));
        }
        dropped(context.at("capabilities"));
    }

    private void dropped(Field capabilities) {
        Field drop = capabilities.at("drop");
        if (capabilities.isSet() && !drop.isSet()) {
            problems.warn(INSECURE, drop.path());
        } else if (drop.items().stream().findFirst().map(Field::text).orElse("").equals("all")) {
            problems.warn("invalid value: all (Must be spelled as 'ALL')", drop.path());
        }
    }
}
