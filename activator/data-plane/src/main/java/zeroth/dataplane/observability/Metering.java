package zeroth.dataplane.observability;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.Terms;
import zeroth.queueproxy.http.telemetry.ClientMetrics;
import zeroth.queueproxy.http.telemetry.Histogram;
import zeroth.queueproxy.http.telemetry.Measurements;
import zeroth.queueproxy.http.telemetry.MetricsExport;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Readings;
import zeroth.queueproxy.http.telemetry.Resource;
import zeroth.queueproxy.http.telemetry.Scrape;
import zeroth.queueproxy.http.telemetry.ServerMetrics;
import zeroth.queueproxy.http.tls.CertificateWatch;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.parts.Parts;

/** Measures an activator and its requests for who gathers that: all of it on one event loop. Immutable. */
public final class Metering implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Loop loop;
    private final Batches counted;
    private final Requests requests;
    private final Parts parts = new Parts("the metrics");

    private Metering(Loop loop, String scheme) {
        this.loop = loop;
        this.counted = new Batches(loop);
        this.requests =
                new Requests(new ServerMetrics(CLOCK, counted), ClientMetrics.ofWhomItNames(CLOCK, counted, scheme));
    }

    /**
     * Begins, if metrics are wanted; {@code host} is where they are scraped if nothing else is said, {@code scheme} how pods
     * are spoken to.
     *
     * @throws IllegalStateException with a sentence, if the port cannot be had or a certificate cannot be read
     */
    public static Optional<Metering> start(Loop loop, Metrics asked, String host, String scheme, Described described) {
        Metering metering = new Metering(loop, scheme);
        Measurements all = metering.with(described.numbers());
        Resource resource = described.resource();
        return switch (asked) {
            case Metrics.Off() -> Optional.empty();
            case Metrics.Prometheus(String given, int port, Optional<TlsSettings> tls) ->
                Optional.of(metering.scraped(
                        new Place(given.isEmpty() ? host : given, port, tls), new Scrape(all, resource)));
            case Metrics.Push push -> Optional.of(metering.pushed(push, all, resource));
        };
    }

    /** Whose stages measure requests. */
    public Requests requests() {
        return requests;
    }

    /** Tells the last of it; returns when that was taken, or was not for a while. */
    @Override
    public void close() {
        parts.close();
    }

    private Metering scraped(Place place, Scrape page) {
        try {
            Terms terms = place.tls().map(this::watch).map(Scrape.TERMS::in).orElse(Scrape.TERMS);
            Listener door = loop.ask(() -> Listener.open(loop.vertx(), place.host(), place.port(), terms, page));
            parts.add(() -> loop.ask(door::close));
            return this;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private CertificateWatch watch(TlsSettings tls) {
        return parts.add(CertificateWatch.start(tls, loop.unhurried()));
    }

    private Metering pushed(Metrics.Push push, Measurements all, Resource resource) {
        MetricsExport export =
                loop.make(() -> new MetricsExport(loop.vertx(), loop.timer(), CLOCK, push, all, resource));
        parts.add(() -> loop.ask(export::close));
        return this;
    }

    private Measurements with(ActivatorNumbers numbers) {
        return new Measurements() {
            @Override
            public List<Readings> readings() {
                return numbers.readings();
            }

            @Override
            public List<Histogram> histograms() {
                counted.run();
                return Stream.of(
                                requests.asked().histograms(), requests.sentOn().histograms())
                        .flatMap(List::stream)
                        .toList();
            }
        };
    }

    /** As requests come, and as they go on to pods. */
    public record Requests(ServerMetrics asked, ClientMetrics sentOn) {}

    /** Who is measured, and by what it says of itself. */
    public record Described(Resource resource, ActivatorNumbers numbers) {}

    private record Place(String host, int port, Optional<TlsSettings> tls) {}
}
