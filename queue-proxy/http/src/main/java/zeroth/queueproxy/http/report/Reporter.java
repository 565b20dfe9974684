package zeroth.queueproxy.http.report;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.Averages;
import zeroth.queueproxy.stats.RequestStats;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.time.Timer;

/**
 * Answers {@code /metrics} with the statistics of the last full second, in protobuf whatever the client would like, as
 * Knative's queue-proxy does. Confined to one event loop.
 */
public final class Reporter implements Handler<HttpServerRequest>, AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String PROTOBUF = "application/protobuf";
    private static final double MILLIS = 1000;

    private final RevisionId revision;
    private final String pod;
    private final RequestStats stats;
    private final Timer timer;
    private final InstantSource clock;
    private final Instant start;
    private byte[] latest;
    private Timer.Pending next;

    public Reporter(RevisionId revision, String pod, RequestStats stats, Timer timer, InstantSource clock) {
        this.revision = revision;
        this.pod = pod;
        this.stats = stats;
        this.timer = timer;
        this.clock = clock;
        this.start = clock.instant();
        this.latest = StatsCodec.encode(new StatsReport(revision, pod, 0, 0, 0, 0, 0, start));
        this.next = timer.after(PERIOD, this::tick);
    }

    /** The report of the last period, as it goes over the wire. */
    public byte[] latest() {
        return latest.clone();
    }

    @Override
    public void handle(HttpServerRequest request) {
        if ("/metrics".equals(request.path())) {
            request.response().putHeader("Content-Type", PROTOBUF).end(Buffer.buffer(latest));
        } else {
            request.response().setStatusCode(404).end("404 page not found\n");
        }
    }

    @Override
    public void close() {
        next.cancel();
    }

    private void tick() {
        next = timer.after(PERIOD, this::tick);
        Averages averages = stats.report();
        Instant now = clock.instant();
        latest = StatsCodec.encode(new StatsReport(
                revision,
                pod,
                averages.concurrency(),
                averages.proxiedConcurrency(),
                averages.arrivals(),
                averages.proxiedArrivals(),
                Duration.between(start, now).toMillis() / MILLIS,
                now));
    }
}
