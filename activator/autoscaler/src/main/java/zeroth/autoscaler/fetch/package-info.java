/** One bounded HTTP GET, blocking for whoever asks on a virtual thread: {@link zeroth.autoscaler.fetch.Fetch}. */
@NullMarked
package zeroth.autoscaler.fetch;

import org.jspecify.annotations.NullMarked;
