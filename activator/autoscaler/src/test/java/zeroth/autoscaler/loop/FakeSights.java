package zeroth.autoscaler.loop;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/** Sights that a test sets. */
public final class FakeSights implements Sights {
    private final Map<RevisionId, Integer> ready = new HashMap<>();
    private final Map<RevisionId, Reading.Averages> loads = new HashMap<>();

    public void ready(RevisionId revision, int pods) {
        ready.put(revision, pods);
    }

    public void load(RevisionId revision, double average) {
        loads.put(revision, new Reading.Averages(average, average));
    }

    public void noData(RevisionId revision) {
        loads.remove(revision);
    }

    @Override
    public int readyPods(RevisionId revision) {
        return ready.getOrDefault(revision, 0);
    }

    @Override
    public Optional<Observation> observe(RevisionId revision, ScalingMetric metric, Instant now) {
        return Optional.ofNullable(loads.get(revision)).map(load -> new Observation(now, readyPods(revision), load));
    }
}
