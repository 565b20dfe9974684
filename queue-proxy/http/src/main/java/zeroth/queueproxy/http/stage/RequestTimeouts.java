package zeroth.queueproxy.http.stage;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a request may take.
 *
 * @param total until the answer is complete
 * @param responseStart until the answer begins
 * @param idle between two pieces of the answer, and until the first
 */
public record RequestTimeouts(Duration total, Optional<Duration> responseStart, Optional<Duration> idle) {
    public static RequestTimeouts total(Duration total) {
        return new RequestTimeouts(total, Optional.empty(), Optional.empty());
    }
}
