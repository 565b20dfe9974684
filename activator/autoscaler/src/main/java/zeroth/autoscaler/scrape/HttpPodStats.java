package zeroth.autoscaler.scrape;

import java.time.InstantSource;
import java.util.Map;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.autoscaler.fetch.FetchFailedException;
import zeroth.autoscaler.fetch.Fetched;
import zeroth.autoscaler.pods.ReadyPod;
import zeroth.queueproxy.stats.MalformedStats;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/** Asks a pod's queue-proxy over HTTP, as Knative's autoscaler does. Immutable. */
public record HttpPodStats(Fetch fetch, InstantSource clock) implements PodStats {
    private static final String PROTOBUF = "application/protobuf";

    @Override
    public StatsReport ask(ReadyPod pod) {
        Fetched answer = get(pod);
        if (!answer.isSuccess() || !answer.contentType().equals(PROTOBUF)) {
            throw new ScrapeFailedException("answered %d with %s".formatted(answer.status(), answer.contentType()));
        }
        try {
            return StatsCodec.decode(answer.body(), pod.revision(), clock.instant());
        } catch (MalformedStats e) {
            throw new ScrapeFailedException("its answer is not a statistic", e);
        }
    }

    private Fetched get(ReadyPod pod) {
        int port = pod.metricsPort()
                .orElseThrow(() -> new ScrapeFailedException("its Service names no port for statistics"));
        Address address = new Address(pod.address(), port, pod.address() + ":" + port);
        try {
            return fetch.get(address, "/metrics", Map.of("Accept", PROTOBUF), StatsCodec.LARGEST_STAT);
        } catch (FetchFailedException e) {
            throw new ScrapeFailedException(String.valueOf(e.getMessage()), e);
        }
    }
}
