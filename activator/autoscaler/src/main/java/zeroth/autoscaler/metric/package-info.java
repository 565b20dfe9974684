/**
 * Collects the load of Revisions: each Metric object is one {@link zeroth.autoscaler.metric.Collecting}, fed by scraping
 * its pods and by what activators report. {@link zeroth.autoscaler.metric.RevisionLoads} is the registry,
 * {@link zeroth.autoscaler.metric.MetricReconciler} keeps it as the API says.
 */
@NullMarked
package zeroth.autoscaler.metric;

import org.jspecify.annotations.NullMarked;
