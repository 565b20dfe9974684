/**
 * What can be seen of deliveries from outside: {@link zeroth.function.seen.Watch} measures each and tells the {@link
 * zeroth.function.seen.Observer}s, of which metrics are one.
 */
@NullMarked
package zeroth.function.seen;

import org.jspecify.annotations.NullMarked;
