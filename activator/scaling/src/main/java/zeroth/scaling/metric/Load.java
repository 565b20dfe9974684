package zeroth.scaling.metric;

import zeroth.queueproxy.stats.StatsReport;

/** What one report adds to a Revision's load. */
public record Load(double concurrency, double requestsPerSecond) {
    /** No process has more; a larger number would cost a window's sum its precision for as long as it runs. */
    private static final double MOST = 1e9;

    /** Without what came through an activator: that activator reports it. */
    public static Load of(StatsReport report) {
        return new Load(
                report.averageConcurrentRequests() - report.averageProxiedConcurrentRequests(),
                report.requestCount() - report.proxiedRequestCount());
    }

    /** Whether that can be: numbers come from other processes. */
    public boolean isPlausible() {
        return Math.abs(concurrency) <= MOST && Math.abs(requestsPerSecond) <= MOST;
    }
}
