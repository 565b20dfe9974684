package zeroth.api.admission;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;

/** ServerlessServices: through the activator or not, and for whom. */
final class ServerlessServiceRules implements KindRules {
    @Override
    public Class<?> type() {
        return ServerlessService.class;
    }

    @Override
    public void complete(Draft draft) {
        // Its maker fills in everything.
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        Field spec = draft.at("spec");
        if (spec.members().findAny().isEmpty()) {
            problems.missing("spec");
            return;
        }
        mode(spec.at("mode"), problems);
        Field activators = spec.at("numActivators");
        if (activators.number().orElse(0) < 0) {
            problems.outOfBounds(activators.text(), 0, Integer.MAX_VALUE, activators.path());
        }
        PodAutoscalerRules.reference(spec.at("objectRef"), problems);
        ProtocolRules.judge(spec.at("protocolType"), problems);
    }

    private static void mode(Field mode, Problems problems) {
        switch (mode.text()) {
            case "Proxy", "Serve" -> {}
            case "" -> problems.missing(mode.path());
            default -> problems.invalid(mode.text(), mode.path());
        }
    }
}
