package zeroth.autoscaler.loop;

import java.time.Instant;
import java.util.Optional;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.ScalingMetric;

/** What can be seen of Revisions. Called from any thread; never blocks. */
public interface Sights {
    /** Pods that take requests. */
    int readyPods(RevisionId revision);

    /** What a decision can be made from; nothing where nobody has reported. */
    Optional<Observation> observe(RevisionId revision, ScalingMetric metric, Instant now);
}
