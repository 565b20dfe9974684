/**
 * What this activator holds, told to the autoscaler: the first request of an idle Revision at once, everything once a
 * second. {@link zeroth.dataplane.report.ConcurrencyReporter} counts.
 */
@NullMarked
package zeroth.dataplane.report;

import org.jspecify.annotations.NullMarked;
