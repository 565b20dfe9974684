package zeroth.api.admission;

import io.fabric8.knative.serving.v1beta1.DomainMapping;
import zeroth.api.admission.field.Problems;

/** Nobody reconciles DomainMappings yet: one that is stored would wait for ever. */
final class DomainMappingRules implements KindRules {
    @Override
    public Class<?> type() {
        return DomainMapping.class;
    }

    @Override
    public void complete(Draft draft) {
        // Nothing is worth completing in what is refused.
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        problems.unsupported("DomainMapping: give the Route a domain by config-domain instead", "kind");
    }
}
