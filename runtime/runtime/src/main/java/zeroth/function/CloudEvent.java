package zeroth.function;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event with its attributes, as a function takes or returns it. In an event that arrives, the required attributes
 * are there; in one that a function returns, what is missing is filled in (see {@link CloudEventMapping}).
 */
public interface CloudEvent<T> {
    @Nullable
    String id();

    @Nullable
    String specVersion();

    @Nullable
    String source();

    @Nullable
    String type();

    @Nullable
    String subject();

    @Nullable
    OffsetDateTime time();

    /** Extension attributes, each in its canonical string form. */
    Map<String, String> extensions();

    @Nullable
    String dataSchema();

    @Nullable
    String dataContentType();

    /** Nothing when the event has no data, or when its data is JSON's {@code null}. */
    @Nullable
    T data();
}
