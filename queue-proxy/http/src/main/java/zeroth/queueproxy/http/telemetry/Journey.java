package zeroth.queueproxy.http.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.telemetry.Span.Kind;
import zeroth.queueproxy.http.telemetry.Span.Result;

/** What one request has met in a part of the platform. Confined to the request's event loop. */
final class Journey {
    private static final int CLIENTS_FAULT = 400;
    private static final int OUR_FAULT = 500;

    private final Part part;
    private final String trace;
    private final String caller;
    private final Instant begun;
    private final String server;
    private final String proxy;
    private final String client;
    private final String wait;
    private Optional<Instant> waiting = Optional.empty();
    private Optional<Instant> admitted = Optional.empty();

    /** {@code caller} is the span that it is part of, and empty if there is none. */
    Journey(Part part, SpanIds ids, String trace, String caller, Instant begun) {
        this.part = part;
        this.trace = trace;
        this.caller = caller;
        this.begun = begun;
        this.server = ids.span();
        this.proxy = ids.span();
        this.client = ids.span();
        this.wait = ids.span();
    }

    void waits(Instant from) {
        waiting = Optional.of(from);
    }

    /** From now on it is at the next hop, which is told of {@link #client}. */
    void isAdmitted(Instant from) {
        admitted = Optional.of(from);
    }

    String client() {
        return client;
    }

    /** The spans of all that it met until now, its end. */
    List<Span> spans(Exchange exchange, Instant now) {
        List<Span> all = new ArrayList<>();
        all.add(request(exchange, now));
        waiting.ifPresent(from -> all.addAll(within(from, now)));
        admitted.ifPresent(from -> all.add(call(exchange, from, now)));
        return all;
    }

    private Span request(Exchange exchange, Instant now) {
        Attributes all = http(exchange).and(RequestLabels.of(exchange));
        Result result = Result.failedIf(exchange.status() >= OUR_FAULT);
        return span(exchange.method().name(), server, caller, Kind.SERVER, begun, now, all, result);
    }

    /** In queue-proxy the way through the proxy begins with the wait; in the activator it follows. */
    private List<Span> within(Instant from, Instant now) {
        return switch (part) {
            case QUEUE_PROXY ->
                List.of(
                        internal(part.proxying(), proxy, server, from, now, Result.AS_MEANT),
                        internal(part.waiting(), wait, proxy, from, admitted.orElse(now), Result.AS_MEANT));
            case ACTIVATOR ->
                admitted.map(turn -> List.of(
                                internal(part.waiting(), wait, server, from, turn, Result.AS_MEANT),
                                internal(part.proxying(), proxy, server, turn, now, Result.AS_MEANT)))
                        .orElseGet(() -> List.of(internal(part.waiting(), wait, server, from, now, Result.FAILED)));
        };
    }

    private Span call(Exchange exchange, Instant from, Instant now) {
        String name = part.call(exchange.method().name(), path(exchange));
        Result result = Result.failedIf(exchange.status() >= CLIENTS_FAULT);
        return span(name, client, proxy, Kind.CLIENT, from, now, http(exchange), result);
    }

    private Span internal(String name, String id, String parent, Instant from, Instant to, Result result) {
        return span(name, id, parent, Kind.INTERNAL, from, to, Attributes.NONE, result);
    }

    private Span span(
            String name, String id, String parent, Kind kind, Instant from, Instant to, Attributes of, Result result) {
        return new Span(trace, id, parent, name, kind, from, to, of.all(), result);
    }

    private static Attributes http(Exchange exchange) {
        return Attributes.of(
                Attribute.of("http.request.method", exchange.method().name()),
                Attribute.of("url.path", path(exchange)),
                Attribute.of("http.response.status_code", exchange.status()));
    }

    /** Without the query, which may hold what is nobody's business. */
    private static String path(Exchange exchange) {
        String uri = exchange.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
