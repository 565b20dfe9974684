package zeroth.dataplane.observability;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;
import zeroth.queueproxy.http.telemetry.Part;
import zeroth.queueproxy.http.telemetry.Resource;
import zeroth.queueproxy.http.telemetry.SpanExport;
import zeroth.queueproxy.http.telemetry.Tracer;

/** Follows requests of all event loops, and tells of them on one. Immutable. */
public final class Traces implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final RandomGenerator RANDOM =
            () -> ThreadLocalRandom.current().nextLong();

    private final Tracer tracer;
    private final Runnable end;

    private Traces(Tracer tracer, Runnable end) {
        this.tracer = tracer;
        this.end = end;
    }

    /** Begins, if traces are wanted. */
    public static Optional<Traces> start(Loop loop, Tracing asked, Resource resource) {
        return switch (asked) {
            case Tracing.Off() -> Optional.empty();
            case Tracing.Print() ->
                Optional.of(new Traces(Tracer.printing(Part.ACTIVATOR, CLOCK, RANDOM, System.out::println), () -> {}));
            case Tracing.Push(Collector collector, Sampling sampling) ->
                Optional.of(sent(loop, collector, sampling, resource));
        };
    }

    public Tracer tracer() {
        return tracer;
    }

    /** Sends what is left; returns when it was taken, or was not for a while. */
    @Override
    public void close() {
        end.run();
    }

    private static Traces sent(Loop loop, Collector collector, Sampling sampling, Resource resource) {
        SpanExport export =
                loop.make(() -> new SpanExport(loop.vertx(), loop.timer(), collector, resource, Part.ACTIVATOR));
        return new Traces(export.tracer(sampling, CLOCK, RANDOM, loop), () -> loop.ask(export::close));
    }
}
