package zeroth.queueproxy.limit;

/** A place inside a {@link Gate}, or in its queue: closing it gives the place up, either way, and only once. */
@FunctionalInterface
public interface Permit extends AutoCloseable {
    @Override
    void close();
}
