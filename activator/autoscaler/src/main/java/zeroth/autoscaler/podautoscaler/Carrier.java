package zeroth.autoscaler.podautoscaler;

import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.OptionalInt;
import zeroth.autoscaler.Scaled;
import zeroth.autoscaler.ScalingObserver;
import zeroth.autoscaler.loop.Verdict;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.zero.Activity;
import zeroth.scaling.zero.Desired;
import zeroth.scaling.zero.Step;

/** Carries steps out: patches the Deployment, asks the activator, sets the clock for the next look. Immutable. */
final class Carrier {
    private final ScaleClient scales;
    private final ActivatorProbe probe;
    private final PatientProbe patient;
    private final Rechecks rechecks;
    private final ScalingObserver observer;

    Carrier(
            ScaleClient scales,
            ActivatorProbe probe,
            PatientProbe patient,
            Rechecks rechecks,
            ScalingObserver observer) {
        this.scales = scales;
        this.probe = probe;
        this.patient = patient;
        this.rechecks = rechecks;
        this.observer = observer;
    }

    /** Says how many pods are asked for after the step. */
    Desired take(Step step, Occasion occasion) {
        return switch (step) {
            case Step.Apply(int replicas, Step.Recheck recheck) -> apply(replicas, recheck, occasion);
            case Step.Keep(Desired desired, Step.Recheck recheck) -> keep(desired, recheck, occasion);
            case Step.AskActivator(Step reached) -> ask(reached, occasion);
        };
    }

    private Desired apply(int replicas, Step.Recheck recheck, Occasion occasion) {
        rechecks.set(occasion.facts().revision(), recheck);
        OptionalInt current = scales.replicas(occasion.namespace(), occasion.target());
        if (current.isPresent() && current.getAsInt() != replicas) {
            scale(current.getAsInt(), replicas, occasion);
        }
        return Desired.of(replicas);
    }

    private void scale(int from, int to, Occasion occasion) {
        scales.scale(occasion.namespace(), occasion.target(), to);
        observer.scaled(new Scaled(occasion.facts().revision(), from, to, occasion.why(from, to)));
    }

    private Desired keep(Desired desired, Step.Recheck recheck, Occasion occasion) {
        rechecks.set(occasion.facts().revision(), recheck);
        return desired;
    }

    private Desired ask(Step reached, Occasion occasion) {
        return switch (probe.ask(occasion.facts().object())) {
            case ACTIVATOR -> take(reached, occasion);
            case SOMEBODY_ELSE_OR_NOBODY -> {
                patient.offer(occasion.facts().revision(), occasion.facts().object());
                yield Desired.none();
            }
        };
    }

    /** For whom, and on what grounds. */
    record Occasion(PodAutoscalerFacts facts, Activity activity, Verdict verdict, ScalingSpec spec) {
        String namespace() {
            return facts.revision().namespace();
        }

        ObjectReference target() {
            return facts.object().getSpec().getScaleTargetRef();
        }

        Scaled.Why why(int from, int to) {
            return Reasons.why(from, to, activity, verdict, spec);
        }
    }
}
