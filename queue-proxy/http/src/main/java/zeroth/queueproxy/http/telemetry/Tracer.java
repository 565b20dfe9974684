package zeroth.queueproxy.http.telemetry;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;

/**
 * Follows requests through a part of the platform, in the spans that upstream's writes: the request, the time that it
 * waits, its way through the proxy, and the call of the next hop, which gets that span as its parent. Three stages take
 * part, in this order. It has no state of its own, and may be shared by as many event loops as what it is given.
 */
public final class Tracer {
    private static final String PARENT = "traceparent";
    private static final Exchange.Key<Journey> JOURNEY = new Exchange.Key<>(Journey.class);
    private static final Exchange.Key<TraceContext> CONTEXT = new Exchange.Key<>(TraceContext.class);

    private final Part part;
    private final Sampling sampling;
    private final InstantSource clock;
    private final SpanIds ids;
    private final Consumer<List<Span>> spans;

    Tracer(Part part, Sampling sampling, InstantSource clock, RandomGenerator random, Consumer<List<Span>> spans) {
        this.part = part;
        this.sampling = sampling;
        this.clock = clock;
        this.ids = new SpanIds(random);
        this.spans = spans;
    }

    /** One that writes all requests down, a line a span. */
    public static Tracer printing(Part part, InstantSource clock, RandomGenerator random, Consumer<String> lines) {
        Consumer<List<Span>> print = spans -> spans.forEach(span -> lines.accept(span.toString()));
        return new Tracer(part, Sampling.of(1), clock, random, print);
    }

    /** Where a request comes in. */
    public void outside(Exchange exchange, Stage.Next next) {
        Optional<TraceContext> caller = TraceContext.parse(exchange.headers().get(PARENT));
        String trace = caller.map(TraceContext::trace).orElseGet(ids::trace);
        String parent = caller.map(TraceContext::span).orElse("");
        Journey journey = new Journey(part, ids, trace, parent, clock.instant());
        boolean kept = isKept(trace, caller);
        exchange.put(JOURNEY, journey);
        exchange.put(CONTEXT, new TraceContext(trace, journey.client(), kept ? TraceContext.SAMPLED : 0));
        if (kept) {
            exchange.onEnd(ending -> spans.accept(journey.spans(exchange, clock.instant())));
        }
        next.handle(exchange);
    }

    /** Where it begins to wait for its turn. */
    public void waiting(Exchange exchange, Stage.Next next) {
        exchange.get(JOURNEY).ifPresent(journey -> journey.waits(clock.instant()));
        next.handle(exchange);
    }

    /** Where it goes on to the next hop. */
    public void inside(Exchange exchange, Stage.Next next) {
        exchange.get(JOURNEY).ifPresent(journey -> journey.isAdmitted(clock.instant()));
        exchange.get(CONTEXT).ifPresent(context -> exchange.headers().set(PARENT, context.header()));
        next.handle(exchange);
    }

    private boolean isKept(String trace, Optional<TraceContext> caller) {
        return switch (sampling.caller()) {
            case DECIDES -> caller.map(TraceContext::sampled).orElseGet(() -> isKept(trace));
            case IS_NOT_ASKED -> isKept(trace);
        };
    }

    /** By the trace's own number, so that everybody on its way decides alike. */
    private boolean isKept(String trace) {
        if (sampling.rate() >= 1) {
            return true;
        }
        long number = HexFormat.fromHexDigitsToLong(trace, SpanIds.TRACE_BYTES, 2 * SpanIds.TRACE_BYTES) >>> 1;
        return number < (long) (sampling.rate() * Long.MAX_VALUE);
    }
}
