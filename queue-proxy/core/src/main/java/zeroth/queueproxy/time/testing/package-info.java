/** Time that stands still until a test moves it: {@link zeroth.queueproxy.time.testing.VirtualTime}. */
@NullMarked
package zeroth.queueproxy.time.testing;

import org.jspecify.annotations.NullMarked;
