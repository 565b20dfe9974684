package zeroth.node.log;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which lines of which container are wanted.
 *
 * @param tailLines only so many of the last lines
 * @param since only lines written at this time or later
 */
public record LogQuery(
        String namespace,
        String pod,
        String container,
        Set<Option> options,
        OptionalLong tailLines,
        Optional<Instant> since) {
    public LogQuery {
        options = Set.copyOf(options);
    }

    /** What {@code kubectl logs} can ask for. */
    public enum Option {
        /** Go on as the container writes more. */
        FOLLOW,
        /** Each line begins with the time it was written and a space. */
        TIMESTAMPS,
        /** Of the run before. */
        PREVIOUS
    }

    boolean has(Option option) {
        return options.contains(option);
    }
}
