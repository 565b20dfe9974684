package zeroth.queueproxy.stats;

import java.time.Instant;
import zeroth.names.RevisionId;

/**
 * One period's requests of one reporter for one Revision: Knative's {@code Stat} with the Revision that it is about.
 *
 * @param revision what the report is about
 * @param pod who reports: a pod's or an activator's name
 * @param averageConcurrentRequests requests in flight or waiting, averaged over the period
 * @param averageProxiedConcurrentRequests those of them that came through an activator
 * @param requestCount requests that arrived, per second
 * @param proxiedRequestCount those of them that came through an activator
 * @param processUptime seconds since the reporter started
 * @param timestamp when the period ended
 */
public record StatsReport(
        RevisionId revision,
        String pod,
        double averageConcurrentRequests,
        double averageProxiedConcurrentRequests,
        double requestCount,
        double proxiedRequestCount,
        double processUptime,
        Instant timestamp) {}
