/**
 * Events that an application sends by itself: {@link zeroth.function.sink.EventSink}, for injection, sends them to the
 * sink that Knative names in {@code K_SINK}. What became of an event is told in the exceptions that functions throw, so
 * a function that returns what {@code send} returns tells its own broker the truth.
 */
@NullMarked
package zeroth.function.sink;

import org.jspecify.annotations.NullMarked;
