package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * What OpenTelemetry measures of each request that a server is asked. A stage sees requests on their event loops; what it
 * saw is counted on one, where it is asked for.
 */
public final class ServerMetrics {
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final Executor ours;
    private final Histogram duration =
            Histogram.ofSeconds("http.server.request.duration", "Duration of HTTP server requests.", Instrument.HTTP);
    private final Histogram requestSize =
            Histogram.ofBytes("http.server.request.body.size", "Size of HTTP server request bodies.", Instrument.HTTP);
    private final Histogram responseSize = Histogram.ofBytes(
            "http.server.response.body.size", "Size of HTTP server response bodies.", Instrument.HTTP);

    /** {@code ours} runs what it is given on the event loop that counts. */
    public ServerMetrics(InstantSource clock, Executor ours) {
        this.clock = clock;
        this.ours = ours;
    }

    /** Around everything else. */
    public void outside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        Attributes known = HttpAttributes.server(exchange);
        exchange.onEnd(ending -> {
            Attributes all = known.and(RequestLabels.of(exchange)).and(HttpAttributes.status(exchange));
            double seconds = Duration.between(begun, clock.instant()).toNanos() / NANOS;
            double read = exchange.request().bytesRead();
            double written = exchange.bytesWritten();
            ours.execute(() -> count(all, seconds, read, written));
        });
        next.handle(exchange);
    }

    /** To be asked where it counts. */
    public List<Histogram> histograms() {
        return List.of(duration, requestSize, responseSize);
    }

    private void count(Attributes all, double seconds, double read, double written) {
        duration.observe(all, seconds);
        requestSize.observe(all, read);
        responseSize.observe(all, written);
    }
}
