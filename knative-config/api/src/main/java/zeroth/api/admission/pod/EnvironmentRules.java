package zeroth.api.admission.pod;

import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.settings.Feature;
import zeroth.api.settings.FeaturesSettings;
import zeroth.names.EnvironmentKeys;

/** What may stand in a container's environment. */
final class EnvironmentRules {
    private static final Set<String> RESERVED = Set.of(
            EnvironmentKeys.PORT,
            EnvironmentKeys.K_SERVICE,
            EnvironmentKeys.K_CONFIGURATION,
            EnvironmentKeys.K_REVISION);
    private static final Mask VARIABLE = Mask.of("name", "value", "valueFrom");
    private static final Mask SOURCE = Mask.of("configMapKeyRef", "secretKeyRef");
    private static final Mask ANY_SOURCE = Mask.of("configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef");
    private static final Mask FROM = Mask.of("prefix", "configMapRef", "secretRef");
    private static final Mask REFERENCE = Mask.of("name", "optional");

    private final FeaturesSettings features;
    private final Problems problems;

    EnvironmentRules(FeaturesSettings features, Problems problems) {
        this.features = features;
        this.problems = problems;
    }

    void judge(Field container) {
        container.at("env").items().forEach(this::variable);
        container.at("envFrom").items().forEach(this::from);
    }

    private void variable(Field variable) {
        VARIABLE.judge(variable, problems);
        Field name = variable.at("name");
        if (!name.isFilled()) {
            problems.missing(name.path());
        } else if (RESERVED.contains(name.text())) {
            problems.add("\"" + name.text() + "\" is a reserved environment variable", name.path());
        }
        source(variable.at("valueFrom"));
    }

    private void source(Field source) {
        (features.permits(Feature.FIELD_REF) ? ANY_SOURCE : SOURCE).judge(source, problems);
    }

    private void from(Field from) {
        FROM.judge(from, problems);
        Field configMap = from.at("configMapRef");
        Field secret = from.at("secretRef");
        REFERENCE.judge(configMap, problems);
        REFERENCE.judge(secret, problems);
        if (configMap.isSet() && secret.isSet()) {
            problems.both(configMap.path(), secret.path());
        } else if (!configMap.isSet() && !secret.isSet()) {
            problems.neither(configMap.path(), secret.path());
        }
    }
}
