package zeroth.dataplane.throttle;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import zeroth.names.RevisionId;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** The throttles of all Revisions; an entry is there as long as its Revision. A concurrent map and nothing else. */
public final class Throttles {
    private final InstantSource clock;
    private final int perRevision;
    private final int perNamespace;
    private final Map<RevisionId, Throttle> throttles = new ConcurrentHashMap<>();
    private final Map<String, Lobby> lobbies = new ConcurrentHashMap<>();

    public Throttles(InstantSource clock, int perRevision, int perNamespace) {
        this.clock = clock;
        this.perRevision = perRevision;
        this.perNamespace = perNamespace;
    }

    public Optional<Throttle> find(RevisionId revision) {
        return Optional.ofNullable(throttles.get(revision));
    }

    /** The Revision's throttle, made if there is none. */
    public Throttle of(RevisionId revision, ConcurrencyLimit limit) {
        return throttles.computeIfAbsent(revision, id -> create(id, limit));
    }

    /** The Revision was deleted. */
    public void remove(RevisionId revision) {
        Throttle throttle = throttles.remove(revision);
        if (throttle != null) {
            throttle.close();
        }
    }

    public void forEach(BiConsumer<RevisionId, Throttle> action) {
        throttles.forEach(action);
    }

    private Throttle create(RevisionId revision, ConcurrencyLimit limit) {
        Lobby lobby = lobbies.computeIfAbsent(revision.namespace(), _ -> new Lobby(perNamespace));
        return new Throttle(new Balancer(limit, new SplittableRandom()), clock, perRevision, lobby);
    }
}
