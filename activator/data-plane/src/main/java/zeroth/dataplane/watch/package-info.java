/**
 * How objects of the API are followed: {@link zeroth.dataplane.watch.Informers} starts caches, and a
 * {@link zeroth.dataplane.watch.Worker} does what follows from a change, one thing after the other.
 */
@NullMarked
package zeroth.dataplane.watch;

import org.jspecify.annotations.NullMarked;
