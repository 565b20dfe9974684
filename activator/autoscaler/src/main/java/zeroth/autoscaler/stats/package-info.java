/**
 * Takes the reports of activators in other processes, over Knative's WebSocket:
 * {@link zeroth.autoscaler.stats.StatsServer}.
 */
@NullMarked
package zeroth.autoscaler.stats;

import org.jspecify.annotations.NullMarked;
