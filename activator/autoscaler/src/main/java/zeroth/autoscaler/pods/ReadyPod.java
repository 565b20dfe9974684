package zeroth.autoscaler.pods;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A pod that takes requests.
 *
 * @param metricsPort where its queue-proxy says how many; absent where the private Service names none
 * @param since when it was first seen here
 */
public record ReadyPod(String name, String address, OptionalInt metricsPort, Instant since) {
    ReadyPod since(Instant earlier) {
        return new ReadyPod(name, address, metricsPort, earlier);
    }
}
