package zeroth.scaling.metric;

import zeroth.queueproxy.stats.StatsReport;

/** What one report adds to a Revision's load. */
public record Load(double concurrency, double requestsPerSecond) {
    /** Without what came through an activator: that activator reports it. */
    public static Load of(StatsReport report) {
        return new Load(
                report.averageConcurrentRequests() - report.averageProxiedConcurrentRequests(),
                report.requestCount() - report.proxiedRequestCount());
    }
}
