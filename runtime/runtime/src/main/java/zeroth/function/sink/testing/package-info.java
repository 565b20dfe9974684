/** What tests of functions put in the place of a sink: {@link zeroth.function.sink.testing.FakeEventSink}. */
@NullMarked
package zeroth.function.sink.testing;

import org.jspecify.annotations.NullMarked;
