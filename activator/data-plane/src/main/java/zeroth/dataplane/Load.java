package zeroth.dataplane;

import java.util.HashMap;
import java.util.Map;
import zeroth.dataplane.throttle.Throttles;
import zeroth.names.RevisionId;

/** What a data plane holds for one Revision at one moment. */
public record Load(int waiting, int inFlight) {
    /** Of each Revision. */
    public static Map<RevisionId, Load> of(Throttles<RevisionId> throttles) {
        Map<RevisionId, Load> loads = new HashMap<>();
        throttles.forEach(
                (revision, throttle) -> loads.put(revision, new Load(throttle.waiting(), throttle.inFlight())));
        return loads;
    }
}
