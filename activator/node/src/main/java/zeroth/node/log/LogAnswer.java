package zeroth.node.log;

import java.io.InputStream;

/** The answer to a {@link LogQuery}. */
public sealed interface LogAnswer {
    /** Lines of text. One that is followed ends with the container's run; closing it, from any thread, ends a read. */
    record Text(InputStream lines) implements LogAnswer {}

    /**
     * There is no such log now.
     *
     * @param sentence why, for people
     */
    record Unavailable(String sentence) implements LogAnswer {}
}
