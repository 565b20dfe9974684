/**
 * How many requests may be in one destination at once. A {@link zeroth.queueproxy.limit.Gate} lets requests in up to its
 * {@link zeroth.queueproxy.limit.ConcurrencyLimit}, keeps a bounded queue of the rest, first come first served, and
 * refuses what does not fit.
 */
@NullMarked
package zeroth.queueproxy.limit;

import org.jspecify.annotations.NullMarked;
