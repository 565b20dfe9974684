/**
 * What was measured, averaged over sliding windows: {@link zeroth.scaling.metric.LoadWindows} is all that is known of
 * one Revision's load, {@link zeroth.scaling.metric.Window} one average, {@link zeroth.scaling.metric.Sampling} how
 * many pods must be asked.
 */
@NullMarked
package zeroth.scaling.metric;

import org.jspecify.annotations.NullMarked;
