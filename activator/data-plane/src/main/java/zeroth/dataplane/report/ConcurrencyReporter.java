package zeroth.dataplane.report;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.Averages;
import zeroth.queueproxy.stats.Origin;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.stats.StatsSink;

/**
 * Counts the requests of each Revision that are here, waiting or running: Knative's activator reporter. The autoscaler
 * adds up what it is told within a second, so the report that wakes it is taken off the next one. Guarded by its lock,
 * which is never held while the sink is called; what was reported last may be read without it.
 */
public final class ConcurrencyReporter {
    private final String activator;
    private final InstantSource clock;
    private final StatsSink sink;
    private final Map<RevisionId, Tally> tallies = new HashMap<>();
    private volatile Map<RevisionId, Double> latest = Map.of();

    public ConcurrencyReporter(String activator, InstantSource clock, StatsSink sink) {
        this.activator = activator;
        this.clock = clock;
        this.sink = sink;
    }

    /** A request arrived; closing the answer says that it is over. Wakes the autoscaler if the Revision was idle. */
    public Held enter(RevisionId revision) {
        Arrival arrival = arrive(revision);
        if (arrival.first()) {
            sink.report(List.of(report(revision, 1, 1)));
        }
        return arrival.held();
    }

    /** To be called once a second: oftener would multiply what the autoscaler sees. */
    public void tick() {
        List<StatsReport> reports = reports();
        latest = reports.stream()
                .collect(Collectors.toUnmodifiableMap(StatsReport::revision, StatsReport::averageConcurrentRequests));
        if (!reports.isEmpty()) {
            sink.report(reports);
        }
    }

    /** The concurrency of each Revision that the last tick reported. */
    public Map<RevisionId, Double> latest() {
        return latest;
    }

    /** Whether the autoscaler can be told anything. */
    public boolean reachable() {
        return sink.reachable();
    }

    private synchronized Arrival arrive(RevisionId revision) {
        boolean first = !tallies.containsKey(revision);
        Tally tally = tallies.computeIfAbsent(revision, _ -> new Tally(clock));
        return new Arrival(first, tally.enter());
    }

    private synchronized List<StatsReport> reports() {
        List<StatsReport> reports = new ArrayList<>(tallies.size());
        for (Iterator<Map.Entry<RevisionId, Tally>> all = tallies.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<RevisionId, Tally> entry = all.next();
            Tally tally = entry.getValue();
            Averages averages = tally.report();
            reports.add(report(entry.getKey(), averages.concurrency(), averages.arrivals()));
            if (tally.idle()) {
                all.remove();
            }
        }
        return reports;
    }

    private StatsReport report(RevisionId revision, double concurrency, double count) {
        return new StatsReport(revision, activator, concurrency, 0, count, 0, 0, clock.instant());
    }

    private record Arrival(boolean first, Held held) {}

    /** One Revision's requests. Guarded by the reporter's lock. */
    private final class Tally {
        private final RequestStats stats;
        private int told = 1;
        private int held;
        private boolean quiet;

        Tally(InstantSource clock) {
            stats = new RequestStats(clock);
        }

        Held enter() {
            held++;
            return new Held(this, stats.enter(Origin.DIRECT));
        }

        Averages report() {
            Averages all = stats.report();
            quiet = all.concurrency() == 0;
            Averages rest = new Averages(Math.max(all.concurrency() - told, 0), 0, all.arrivals() - told, 0);
            told = 0;
            return rest;
        }

        /** After a last report of zero the Revision is forgotten, and its next request wakes it anew. */
        boolean idle() {
            return quiet && held == 0;
        }
    }

    /** A request that is here. Closed once, however often it is asked for; guarded by the reporter's lock. */
    public final class Held implements AutoCloseable {
        private final Tally tally;
        private final RequestStats.InFlight inFlight;
        private boolean open = true;

        private Held(Tally tally, RequestStats.InFlight inFlight) {
            this.tally = tally;
            this.inFlight = inFlight;
        }

        @Override
        public void close() {
            synchronized (ConcurrencyReporter.this) {
                if (open) {
                    open = false;
                    tally.held--;
                    inFlight.close();
                }
            }
        }
    }
}
