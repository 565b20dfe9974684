package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Throttle;
import zeroth.names.RevisionId;

/** Keeps throttles and connections in step with what the API says. Confined to the watch's worker. */
public final class Backing {
    private static final Logger LOG = System.getLogger(Backing.class.getName());

    private final Revisions revisions;
    private final Destinations destinations;
    private final Map<RevisionId, Known> known = new HashMap<>();

    public Backing(Revisions revisions, Destinations destinations) {
        this.revisions = revisions;
        this.destinations = destinations;
    }

    /** The Revision is like that, and its requests can go there. */
    public void bring(Revision revision, Backends reached) {
        RevisionReading reading = RevisionReading.of(revision);
        String uid = String.valueOf(revision.getMetadata().getUid());
        if (known.containsKey(reading.id()) && !known.get(reading.id()).uid().equals(uid)) {
            forget(reading.id());
        }
        Throttle throttle = revisions.add(reading);
        change(reading.id(), throttle, new Known(uid, backends(reading, reached)));
    }

    /** The Revision was deleted. */
    public void forget(RevisionId id) {
        Optional.ofNullable(known.remove(id)).ifPresent(old -> {
            revisions.remove(id);
            destinations.close(old.backends().addresses());
            LOG.log(Level.INFO, "Revision gone: revision={0}", id);
        });
    }

    private void change(RevisionId id, Throttle throttle, Known next) {
        Known old = Optional.ofNullable(known.put(id, next)).orElse(new Known("", new Backends.None()));
        if (old.backends().equals(next.backends())) {
            return;
        }
        destinations.lead(id.namespace(), throttle, old.backends(), next.backends());
        LOG.log(Level.INFO, "Backends changed: revision={0} backends={1}", id, next.backends());
    }

    private static Backends backends(RevisionReading reading, Backends reached) {
        return reached instanceof Backends.None
                ? reading.failure().<Backends>map(Backends.Unable::new).orElse(reached)
                : reached;
    }

    /** What was brought last, for the Revision of that identity. */
    private record Known(String uid, Backends backends) {}
}
