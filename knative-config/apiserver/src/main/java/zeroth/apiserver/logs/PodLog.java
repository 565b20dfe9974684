package zeroth.apiserver.logs;

import java.io.InputStream;

/** The answer to a {@link PodLogRequest}. */
public sealed interface PodLog {

    /**
     * Lines of text. When the log is followed, reading waits for more and ends with the container; closing, from any
     * thread, ends a waiting read.
     */
    record Text(InputStream lines) implements PodLog {}

    /** There is no such log now, and why: {@code container "user-container" in pod "x" is waiting to start}. */
    record Unavailable(String sentence) implements PodLog {}
}
