package zeroth.autoscaler;

import java.time.Instant;
import java.util.Optional;
import zeroth.autoscaler.loop.Sights;
import zeroth.autoscaler.metric.RevisionLoads;
import zeroth.autoscaler.pods.RevisionPods;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/** What is seen of Revisions: their ready pods in the API, their load where it was measured. */
record ApiSights(RevisionPods pods, RevisionLoads loads) implements Sights {
    @Override
    public int readyPods(RevisionId revision) {
        return pods.ready(revision).size();
    }

    @Override
    public Optional<Observation> observe(RevisionId revision, ScalingMetric metric, Instant now) {
        return switch (loads.read(revision, metric, now)) {
            case Reading.NoData _ -> Optional.empty();
            case Reading.Averages load -> Optional.of(new Observation(now, readyPods(revision), load));
        };
    }
}
