package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * What OpenTelemetry measures of each request that is sent on, from there to its end. A stage sees requests on their event
 * loops; what it saw is counted on one, where it is asked for.
 */
public final class ClientMetrics {
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final Executor ours;
    private final Function<Exchange, Attributes> peer;
    private final Histogram duration =
            Histogram.ofSeconds("http.client.request.duration", "Duration of HTTP client requests.", Instrument.HTTP);
    private final Histogram size =
            Histogram.ofBytes("http.client.request.body.size", "Size of HTTP client request bodies.", Instrument.HTTP);

    private ClientMetrics(InstantSource clock, Executor ours, Function<Exchange, Attributes> peer) {
        this.clock = clock;
        this.ours = ours;
        this.peer = peer;
    }

    /** Of what goes to one server, whoever was asked. {@code ours} runs what it is given on the event loop that counts. */
    static ClientMetrics of(InstantSource clock, Executor ours, Attributes server) {
        return new ClientMetrics(clock, ours, anybody -> server);
    }

    /** Of what goes, by {@code scheme}, to whom the exchange names at its end: who did not answer first is not told. */
    public static ClientMetrics ofWhomItNames(InstantSource clock, Executor ours, String scheme) {
        return new ClientMetrics(
                clock, ours, exchange -> HttpAttributes.host(exchange).and(Attribute.of("url.scheme", scheme)));
    }

    /** Where a request no longer waits. */
    public void inside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        exchange.onEnd(ending -> {
            Attributes all = HttpAttributes.request(exchange)
                    .and(RequestLabels.of(exchange))
                    .and(peer.apply(exchange))
                    .and(HttpAttributes.status(exchange));
            double seconds = Duration.between(begun, clock.instant()).toNanos() / NANOS;
            double sent = exchange.request().bytesRead();
            ours.execute(() -> count(all, seconds, sent));
        });
        next.handle(exchange);
    }

    /** To be asked where it counts. */
    public List<Histogram> histograms() {
        return List.of(duration, size);
    }

    private void count(Attributes all, double seconds, double sent) {
        duration.observe(all, seconds);
        size.observe(all, sent);
    }
}
