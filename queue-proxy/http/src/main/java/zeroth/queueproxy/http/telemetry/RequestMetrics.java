package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Readings.Kind;
import zeroth.queueproxy.http.telemetry.Readings.Reading;

/**
 * Metrics of a pod's requests, under upstream's names. Two stages take them: one sees requests as they come, with the time
 * that they wait, the other as the user's process gets them. Confined to one event loop.
 */
public final class RequestMetrics implements Measurements {
    /** How many requests run and wait. */
    private static final Instrument DEPTH = new Instrument(
            "kn.serving.queue.depth",
            Instrument.Unit.REQUESTS,
            "Number of current items in the queue",
            Instrument.QUEUE);

    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final Supplier<OptionalLong> depth;
    private final ServerMetrics server;
    private final ClientMetrics client;
    private OptionalLong lastDepth = OptionalLong.empty();

    private final Histogram invocation =
            Histogram.ofSeconds("kn.serving.invocation.duration", "The duration of task execution", Instrument.QUEUE);

    /**
     * Metrics of a pod.
     *
     * @param userPort where its process listens
     * @param depth requests that run and wait, where they are limited
     */
    public RequestMetrics(InstantSource clock, int userPort, Supplier<OptionalLong> depth) {
        this.clock = clock;
        this.depth = depth;
        this.server = new ServerMetrics(clock, Runnable::run);
        this.client = ClientMetrics.of(
                clock,
                Runnable::run,
                Attributes.of(
                        Attribute.of("server.address", "127.0.0.1"),
                        Attribute.of("server.port", userPort),
                        Attribute.of("url.scheme", "http")));
    }

    /** The outer stage. */
    public void outside(Exchange exchange, Stage.Next next) {
        server.outside(exchange, next);
    }

    /** The inner stage, where requests no longer wait. */
    public void inside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        lastDepth = depth.get();
        exchange.onEnd(ending -> invocation.observe(Attributes.of(HttpAttributes.status(exchange)), since(begun)));
        client.inside(exchange, next);
    }

    /** The depth is as the last request found it that began to run, where requests are limited. */
    @Override
    public List<Readings> readings() {
        return lastDepth.isEmpty()
                ? List.of()
                : List.of(
                        new Readings(DEPTH, Kind.GAUGE, List.of(new Reading(Attributes.NONE, lastDepth.getAsLong()))));
    }

    @Override
    public List<Histogram> histograms() {
        return Stream.of(List.of(invocation), server.histograms(), client.histograms())
                .flatMap(List::stream)
                .toList();
    }

    private double since(Instant begun) {
        return Duration.between(begun, clock.instant()).toNanos() / NANOS;
    }
}
