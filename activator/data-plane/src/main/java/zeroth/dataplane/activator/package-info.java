/**
 * The way of a request through this process, as stages of the one reverse proxy:
 * {@link zeroth.dataplane.activator.Activator} lists them.
 */
@NullMarked
package zeroth.dataplane.activator;

import org.jspecify.annotations.NullMarked;
