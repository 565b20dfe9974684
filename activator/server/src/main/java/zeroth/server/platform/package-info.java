/**
 * The whole platform in one process: {@link zeroth.server.platform.Platform} starts the parts in the order in which they
 * need one another, and stops them in reverse. The only place that knows every room.
 */
@NullMarked
package zeroth.server.platform;

import org.jspecify.annotations.NullMarked;
