/**
 * What an activator tells who gathers metrics, under upstream's names: {@link zeroth.dataplane.metrics.ActivatorMetrics} is
 * a page that is written when it is asked for, from what the throttles know anyway, so that requests cost nothing.
 */
@NullMarked
package zeroth.dataplane.metrics;

import org.jspecify.annotations.NullMarked;
