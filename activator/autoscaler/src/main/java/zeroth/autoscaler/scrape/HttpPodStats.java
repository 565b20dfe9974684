package zeroth.autoscaler.scrape;

import java.util.Map;
import java.util.Optional;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.autoscaler.fetch.FetchFailedException;
import zeroth.autoscaler.fetch.Fetched;
import zeroth.autoscaler.pods.ReadyPod;
import zeroth.queueproxy.stats.StatsReport;

/** Asks a pod's queue-proxy over HTTP, as Knative's autoscaler does. Immutable. */
public final class HttpPodStats implements PodStats {
    private static final String PROTOBUF = "application/protobuf";
    /** The longest statistic that upstream reads: a pod's name has at most 253 characters. */
    private static final int LONGEST = 336;

    private final Fetch fetch;
    private final Decoder decoder;

    public HttpPodStats(Fetch fetch, Decoder decoder) {
        this.fetch = fetch;
        this.decoder = decoder;
    }

    @Override
    public StatsReport ask(ReadyPod pod) {
        Fetched answer = get(pod);
        if (!answer.isSuccess() || !answer.contentType().equals(PROTOBUF)) {
            throw new ScrapeFailedException("answered %d with %s".formatted(answer.status(), answer.contentType()));
        }
        return decoder.decode(pod, answer.body())
                .orElseThrow(() -> new ScrapeFailedException("its answer is not a statistic"));
    }

    private Fetched get(ReadyPod pod) {
        int port = pod.metricsPort()
                .orElseThrow(() -> new ScrapeFailedException("its Service names no port for statistics"));
        Address address = new Address(pod.address(), port, pod.address() + ":" + port);
        try {
            return fetch.get(address, "/metrics", Map.of("Accept", PROTOBUF), LONGEST);
        } catch (FetchFailedException e) {
            throw new ScrapeFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads the wire format; nothing where it is broken. */
    @FunctionalInterface
    public interface Decoder {
        Optional<StatsReport> decode(ReadyPod pod, byte[] body);
    }
}
