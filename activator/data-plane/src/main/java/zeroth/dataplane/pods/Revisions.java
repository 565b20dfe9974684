package zeroth.dataplane.pods;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.throttle.Throttle;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** The Revisions that exist, as far as requests are concerned. A concurrent map beside {@link Throttles}. */
public final class Revisions {
    private final Throttles<RevisionId> throttles;
    private final Map<RevisionId, RequestTimeouts> timeouts = new ConcurrentHashMap<>();

    public Revisions(Throttles<RevisionId> throttles) {
        this.throttles = throttles;
    }

    public Optional<Heading> find(RevisionId revision) {
        return Optional.ofNullable(timeouts.get(revision))
                .flatMap(time -> throttles.find(revision).map(throttle -> new Heading(revision, throttle, time)));
    }

    public Throttle add(RevisionId revision, ConcurrencyLimit limit, RequestTimeouts time) {
        Throttle throttle = throttles.of(revision, limit);
        timeouts.put(revision, time);
        return throttle;
    }

    public void remove(RevisionId revision) {
        timeouts.remove(revision);
        throttles.remove(revision);
    }
}
