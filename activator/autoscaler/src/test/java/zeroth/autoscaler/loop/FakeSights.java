package zeroth.autoscaler.loop;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/** Sights that a test sets. */
public final class FakeSights implements Sights {
    private final Map<RevisionId, Integer> ready = new HashMap<>();
    private final Map<RevisionId, Reading.Averages> loads = new HashMap<>();
    private final Set<RevisionId> uncountable = new HashSet<>();

    public void ready(RevisionId revision, int pods) {
        ready.put(revision, pods);
    }

    public void load(RevisionId revision, double average) {
        loads.put(revision, new Reading.Averages(average, average));
    }

    public void noData(RevisionId revision) {
        loads.remove(revision);
    }

    public void cannotCountPods(RevisionId revision) {
        uncountable.add(revision);
    }

    @Override
    public int readyPods(RevisionId revision) {
        if (uncountable.contains(revision)) {
            throw new IllegalStateException("pods of " + revision + " cannot be counted");
        }
        return ready.getOrDefault(revision, 0);
    }

    @Override
    public Optional<Observation> observe(RevisionId revision, ScalingMetric metric, Instant now) {
        return Optional.ofNullable(loads.get(revision)).map(load -> new Observation(now, readyPods(revision), load));
    }
}
