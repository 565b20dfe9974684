package zeroth.dataplane.pods;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.throttle.Throttle;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.stage.RequestTimeouts;

/** The Revisions that exist, as far as requests are concerned. A concurrent map beside {@link Throttles}. */
public final class Revisions {
    private final Throttles<RevisionId> throttles;
    private final Map<RevisionId, Known> known = new ConcurrentHashMap<>();

    public Revisions(Throttles<RevisionId> throttles) {
        this.throttles = throttles;
    }

    public Optional<Heading> find(RevisionId revision) {
        return Optional.ofNullable(known.get(revision))
                .flatMap(some -> throttles.find(revision).map(throttle -> some.heading(revision, throttle)));
    }

    Throttle add(RevisionReading reading) {
        Throttle throttle = throttles.of(reading.id(), reading.limit());
        known.put(reading.id(), new Known(reading.owners(), reading.timeouts()));
        return throttle;
    }

    void remove(RevisionId revision) {
        known.remove(revision);
        throttles.remove(revision);
    }

    private record Known(Owners owners, RequestTimeouts timeouts) {
        Heading heading(RevisionId revision, Throttle throttle) {
            return new Heading(revision, owners, throttle, timeouts);
        }
    }
}
