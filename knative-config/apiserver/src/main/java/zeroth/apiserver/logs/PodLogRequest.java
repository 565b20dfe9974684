package zeroth.apiserver.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which lines of which container are wanted. The pod exists and has the container: the API server has looked.
 *
 * @param tailLines only so many of the last lines
 * @param since only lines written at this time or later
 */
public record PodLogRequest(
        String namespace,
        String pod,
        String container,
        Set<Option> options,
        OptionalLong tailLines,
        Optional<Instant> since) {

    public PodLogRequest {
        options = Set.copyOf(options);
    }

    public enum Option {
        /** Go on as the container writes more. */
        FOLLOW,
        /** Each line begins with the time it was written, RFC 3339 with nanoseconds, and a space. */
        TIMESTAMPS,
        /** Of the container's previous run. */
        PREVIOUS
    }
}
