package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import zeroth.autoscaler.podautoscaler.ActivatorProbe.Answer;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.Timer;

/**
 * Asks for the activator once a second until it answers, for at most 45 seconds, once per Revision at a time; then the
 * Revision gets its turn. One concurrent set; asking happens on {@code work}.
 */
final class PatientProbe {
    private static final System.Logger LOG = System.getLogger(PatientProbe.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Set<RevisionId> asking = ConcurrentHashMap.newKeySet();
    private final ActivatorProbe probe;
    private final Timer timer;
    private final InstantSource clock;
    private final Executor work;
    private final Consumer<RevisionId> done;

    PatientProbe(ActivatorProbe probe, Timer timer, InstantSource clock, Executor work, Consumer<RevisionId> done) {
        this.probe = probe;
        this.timer = timer;
        this.clock = clock;
        this.work = work;
        this.done = done;
    }

    void offer(RevisionId revision, PodAutoscaler autoscaler) {
        if (asking.add(revision)) {
            later(revision, autoscaler, clock.instant().plus(PATIENCE));
        }
    }

    private void later(RevisionId revision, PodAutoscaler autoscaler, Instant end) {
        timer.after(PERIOD, () -> work.execute(() -> ask(revision, autoscaler, end)));
    }

    private void ask(RevisionId revision, PodAutoscaler autoscaler, Instant end) {
        boolean over = !clock.instant().isBefore(end);
        if (over || isAnswered(autoscaler)) {
            asking.remove(revision);
            done.accept(revision);
        } else {
            later(revision, autoscaler, end);
        }
    }

    /** An API that cannot be asked just now has not answered either; the Revision must not be forgotten for it. */
    private boolean isAnswered(PodAutoscaler autoscaler) {
        try {
            return probe.ask(autoscaler) == Answer.ACTIVATOR;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The activator could not be asked for", e);
            return false;
        }
    }
}
