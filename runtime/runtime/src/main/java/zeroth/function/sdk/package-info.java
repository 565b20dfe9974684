/** The CloudEvents SDK's view of events: interfaces of its API module over ours, and back. */
@NullMarked
package zeroth.function.sdk;

import org.jspecify.annotations.NullMarked;
