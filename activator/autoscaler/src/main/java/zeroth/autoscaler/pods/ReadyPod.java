package zeroth.autoscaler.pods;

import java.time.Instant;
import java.util.OptionalInt;
import zeroth.names.RevisionId;

/**
 * A pod that takes requests.
 *
 * @param metricsPort where its queue-proxy says how many; absent where the private Service names none
 * @param since when it was first seen here
 */
public record ReadyPod(RevisionId revision, String name, String address, OptionalInt metricsPort, Instant since) {
    ReadyPod since(Instant earlier) {
        return new ReadyPod(revision, name, address, metricsPort, earlier);
    }
}
