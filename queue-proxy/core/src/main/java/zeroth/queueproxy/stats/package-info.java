/**
 * What a pod or an activator says about its requests, and to whom. {@link zeroth.queueproxy.stats.StatsReport} is the
 * value; whoever wants reports is a {@link zeroth.queueproxy.stats.StatsSink}.
 */
@NullMarked
package zeroth.queueproxy.stats;

import org.jspecify.annotations.NullMarked;
