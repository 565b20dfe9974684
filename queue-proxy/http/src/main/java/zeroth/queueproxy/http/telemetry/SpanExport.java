package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.http.telemetry.CollectorClient.Signal;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.time.Timer;

/**
 * Sends spans to a collector, in OTLP: many at a time, and none more often than once. It holds a bounded number, with
 * OpenTelemetry's limits; a collector that does not answer costs spans, never requests. Confined to one event loop.
 */
public final class SpanExport {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int BATCH = 512;
    static final int HELD_AT_MOST = 2048;

    private final Resource resource;
    private final Part part;
    private final Push push;
    private final List<Span> held = new ArrayList<>();

    public SpanExport(Vertx vertx, Timer timer, Collector to, Resource resource, Part part) {
        this.resource = resource;
        this.part = part;
        this.push = new Push(timer, PERIOD, new CollectorClient(vertx, timer, to, Signal.TRACES), this::message);
    }

    /** Follows requests, and sends what it sees of them. */
    public Tracer tracer(Sampling sampling, InstantSource clock, RandomGenerator random) {
        return tracer(sampling, clock, random, Runnable::run);
    }

    /** The same for requests of other event loops, where {@code ours} runs what it is given on the one of this export. */
    public Tracer tracer(Sampling sampling, InstantSource clock, RandomGenerator random, Executor ours) {
        return new Tracer(part, sampling, clock, random, spans -> ours.execute(() -> spans.forEach(this::add)));
    }

    /** Sends what is left; completes when that was taken, or was not. */
    public Future<Void> close() {
        return push.close();
    }

    void add(Span span) {
        if (held.size() < HELD_AT_MOST) {
            held.add(span);
        }
        if (held.size() >= BATCH) {
            push.now();
        }
    }

    int held() {
        return held.size();
    }

    private Optional<Protobuf> message() {
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Protobuf scoped = new Protobuf().message(1, new Protobuf().text(1, part.scope()));
        held.forEach(span -> scoped.message(2, span.protobuf()));
        held.clear();
        return Optional.of(new Protobuf()
                .message(1, new Protobuf().message(1, resource.protobuf()).message(2, scoped)));
    }
}
