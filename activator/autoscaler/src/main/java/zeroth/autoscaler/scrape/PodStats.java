package zeroth.autoscaler.scrape;

import zeroth.autoscaler.pods.ReadyPod;
import zeroth.queueproxy.stats.StatsReport;

/** One pod's numbers. Blocks; fails with a {@link ScrapeFailedException} that says why. */
@FunctionalInterface
public interface PodStats {
    StatsReport ask(ReadyPod pod);
}
