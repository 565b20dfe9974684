package zeroth.node.probe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The probes of one container. */
public record ProbeSet(Optional<ProbePlan> startup, Optional<ProbePlan> liveness, Optional<ProbePlan> readiness) {
    public static ProbeSet of(Container container, ToIntFunction<IntOrString> port) {
        return new ProbeSet(
                Optional.ofNullable(container.getStartupProbe()).map(probe -> ProbePlan.of(probe, port)),
                Optional.ofNullable(container.getLivenessProbe()).map(probe -> ProbePlan.of(probe, port)),
                Optional.ofNullable(container.getReadinessProbe()).map(probe -> ProbePlan.of(probe, port)));
    }

    /** The same, with nobody kept waiting for a program to become ready. */
    public ProbeSet eager() {
        return new ProbeSet(startup, liveness, readiness.map(ProbePlan::eager));
    }
}
