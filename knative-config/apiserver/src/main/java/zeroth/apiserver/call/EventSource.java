package zeroth.apiserver.call;

import java.util.Optional;

/** The events of one watch, one JSON document each. Used by one thread; closing, from any, ends a waiting call. */
public interface EventSource extends AutoCloseable {
    /** Waits for the next event. Empty when the watch has ended. */
    Optional<byte[]> next() throws InterruptedException;

    @Override
    void close();
}
