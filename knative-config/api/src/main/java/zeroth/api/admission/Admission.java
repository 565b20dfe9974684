package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.api.admission.AdmissionRequest.Change;
import zeroth.api.admission.AdmissionResult.Admitted;
import zeroth.api.admission.field.Problems;
import zeroth.api.application.Application;

/** Decides what may be stored. Pure; kinds that the platform does not know pass as they are. */
public final class Admission {
    private static final String SERVING = "serving.knative.dev/v1";
    private static final String AUTOSCALING = "autoscaling.internal.knative.dev/v1alpha1";
    private static final String NETWORKING = "networking.internal.knative.dev/v1alpha1";

    private static final Map<String, KindRules> RULES = Map.ofEntries(
            Map.entry(key(SERVING, "Service"), new ServiceRules()),
            Map.entry(key(SERVING, "Configuration"), new ConfigurationRules()),
            Map.entry(key(SERVING, "Revision"), new RevisionRules()),
            Map.entry(key(SERVING, "Route"), new RouteRules()),
            Map.entry(key("serving.knative.dev/v1beta1", "DomainMapping"), new DomainMappingRules()),
            Map.entry(key(AUTOSCALING, "PodAutoscaler"), new PodAutoscalerRules()),
            Map.entry(key(AUTOSCALING, "Metric"), new MetricRules()),
            Map.entry(key(NETWORKING, "ServerlessService"), new ServerlessServiceRules()),
            Map.entry(key(NETWORKING, "Ingress"), new IngressRules()),
            Map.entry(key("v1", "ConfigMap"), new ConfigMapRules()),
            Map.entry(key(Application.API_VERSION, Application.KIND), new ApplicationRules()));

    private Admission() {}

    public static AdmissionResult admit(AdmissionRequest request, AdmissionSettings settings) {
        return switch (request.change()) {
            case Change.Create create -> judge(request, create.object(), Optional.empty(), settings);
            case Change.Update update -> judge(request, update.object(), Optional.of(update.old()), settings);
            // A status is its reconciler's word; spec and metadata are as they were.
            case Change.UpdateSubresource update -> asItIs(update.object());
            case Change.Delete delete -> asItIs(delete.old());
        };
    }

    private static AdmissionResult judge(
            AdmissionRequest request, ObjectNode object, Optional<ObjectNode> old, AdmissionSettings settings) {
        return Optional.ofNullable(RULES.get(key(request.apiVersion(), request.kind())))
                .filter(rules -> old.isEmpty() || !isEnding(object))
                .map(rules -> judge(rules, new Draft(object.deepCopy(), old, request.user(), settings)))
                .orElseGet(() -> asItIs(object));
    }

    private static AdmissionResult judge(KindRules rules, Draft draft) {
        Optional<String> misshapen = Shape.problemOf(draft.object(), rules.type());
        if (misshapen.isPresent()) {
            return rules.webhook().denies("decoding request failed: " + misshapen.get());
        }
        Problems problems = new Problems();
        rules.complete(draft);
        rules.judge(draft, problems);
        return problems.isEmpty()
                ? new Admitted(draft.object(), problems.warnings())
                : rules.webhook().denies("validation failed: " + problems.text());
    }

    /** Whoever takes a finalizer off must not be held up by rules that came later. */
    private static boolean isEnding(ObjectNode object) {
        return !object.path("metadata").path("deletionTimestamp").asText("").isEmpty();
    }

    private static AdmissionResult asItIs(ObjectNode object) {
        return new Admitted(object, List.of());
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + "/" + kind;
    }
}
