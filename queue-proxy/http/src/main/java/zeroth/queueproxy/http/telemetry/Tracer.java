package zeroth.queueproxy.http.telemetry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;

/**
 * Follows requests through the pod, in the spans that upstream's queue-proxy writes: the request, its way through the
 * proxy, the time that it waits, and the call of the user's process, which gets that span as its parent. Three stages
 * take part, in this order. Confined to one event loop.
 */
public final class Tracer {
    private static final String PARENT = "traceparent";
    private static final Exchange.Key<Journey> JOURNEY = new Exchange.Key<>(Journey.class);
    private static final HexFormat HEX = HexFormat.of();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private final Sampling sampling;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<Span> spans;

    Tracer(Sampling sampling, InstantSource clock, RandomGenerator random, Consumer<Span> spans) {
        this.sampling = sampling;
        this.clock = clock;
        this.random = random;
        this.spans = spans;
    }

    /** One that writes all requests down, a line a span. */
    public static Tracer printing(InstantSource clock, RandomGenerator random, Consumer<String> lines) {
        return new Tracer(Sampling.of(1), clock, random, span -> lines.accept(span.toString()));
    }

    /** Where a request comes in. */
    public void outside(Exchange exchange, Stage.Next next) {
        Optional<TraceContext> caller = TraceContext.parse(exchange.headers().get(PARENT));
        String trace = caller.map(TraceContext::trace).orElseGet(() -> id(TRACE_BYTES));
        Journey journey = new Journey(trace, caller.map(TraceContext::span).orElse(""), isKept(trace, caller));
        exchange.put(JOURNEY, journey);
        exchange.onEnd(ending -> journey.end(exchange));
        next.handle(exchange);
    }

    /** Where it begins to wait for its turn. */
    public void waiting(Exchange exchange, Stage.Next next) {
        exchange.get(JOURNEY).ifPresent(journey -> journey.waiting = clock.instant());
        next.handle(exchange);
    }

    /** Where it goes on to the user's process. */
    public void inside(Exchange exchange, Stage.Next next) {
        exchange.get(JOURNEY).ifPresent(journey -> {
            journey.admitted = clock.instant();
            exchange.headers().set(PARENT, journey.parentOfTheUser());
        });
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
        long number = HexFormat.fromHexDigitsToLong(trace, TRACE_BYTES, 2 * TRACE_BYTES) >>> 1;
        return number < (long) (sampling.rate() * Long.MAX_VALUE);
    }

    private String id(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HEX.formatHex(id);
    }

    /** One request's. Confined to its event loop. */
    private final class Journey {
        private final String trace;
        private final String caller;
        private final boolean kept;
        private final Instant begun = clock.instant();
        private final String server = id(SPAN_BYTES);
        private final String proxy = id(SPAN_BYTES);
        private final String client = id(SPAN_BYTES);
        private Instant waiting = Instant.MAX;
        private Instant admitted = Instant.MAX;

        private Journey(String trace, String caller, boolean kept) {
            this.trace = trace;
            this.caller = caller;
            this.kept = kept;
        }

        private String parentOfTheUser() {
            return new TraceContext(trace, client, kept ? TraceContext.SAMPLED : 0).header();
        }

        private void end(Exchange exchange) {
            if (kept) {
                spans(exchange, clock.instant()).forEach(spans);
            }
        }

        private List<Span> spans(Exchange exchange, Instant now) {
            String method = exchange.method().name();
            List<Attribute> attributes = List.of(
                    Attribute.of("http.request.method", method),
                    Attribute.of("url.path", exchange.uri()),
                    Attribute.of("http.response.status_code", exchange.status()),
                    Attribute.of("kn.route.tag", RouteTag.of(exchange.headers())));
            List<Span> all = new ArrayList<>();
            all.add(new Span(trace, server, caller, method, Span.Kind.SERVER, begun, now, attributes));
            if (waiting.isBefore(now) || waiting.equals(now)) {
                Instant turn = admitted.isAfter(now) ? now : admitted;
                all.add(internal("kn.queueproxy.proxy", proxy, server, waiting, now));
                all.add(internal("kn.queueproxy.wait", id(SPAN_BYTES), proxy, waiting, turn));
            }
            if (!admitted.isAfter(now)) {
                all.add(new Span(trace, client, proxy, "HTTP " + method, Span.Kind.CLIENT, admitted, now, attributes));
            }
            return all;
        }

        private Span internal(String name, String id, String parent, Instant from, Instant to) {
            return new Span(trace, id, parent, name, Span.Kind.INTERNAL, from, to, List.of());
        }
    }
}
