package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import zeroth.queueproxy.http.telemetry.CollectorClient.Signal;
import zeroth.queueproxy.http.telemetry.Histogram.Observations;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Readings.Reading;
import zeroth.queueproxy.time.Timer;

/**
 * Tells a collector metrics, in OTLP. The numbers in comments are the fields of its
 * {@code metrics.proto}. Confined to one event loop.
 */
public final class MetricsExport {
    private static final int DELTA = 1;
    private static final int CUMULATIVE = 2;

    private final Measurements metrics;
    private final Resource resource;
    private final InstantSource clock;
    private final Temporality temporality;
    private final Push push;
    private final Instant begun;
    private final Map<Counter, Long> told = new HashMap<>();
    private Instant since;

    /** Begins to tell. */
    public MetricsExport(
            Vertx vertx, Timer timer, InstantSource clock, Metrics.Push how, Measurements metrics, Resource resource) {
        this.metrics = metrics;
        this.resource = resource;
        this.clock = clock;
        this.temporality = how.temporality();
        this.begun = clock.instant();
        this.since = begun;
        this.push = new Push(
                timer,
                how.interval(),
                new CollectorClient(vertx, timer, how.collector(), Signal.METRICS),
                this::message);
    }

    /** Tells the last of it; completes when that was taken, or was not. */
    public Future<Void> close() {
        return push.close();
    }

    /** {@code ExportMetricsServiceRequest}: ResourceMetrics 1 { Resource 1, ScopeMetrics 2 { scope 1, Metric 2 } }. */
    private Optional<Protobuf> message() {
        Instant now = clock.instant();
        Map<String, Protobuf> scopes = new LinkedHashMap<>();
        metrics.readings().stream()
                .filter(readings -> !readings.all().isEmpty())
                .forEach(readings -> add(scopes, readings.instrument(), readings(readings, now)));
        // Asked for once: whoever measures may count what waits whenever he is asked.
        List<Histogram> histograms = metrics.histograms();
        histograms.stream()
                .filter(histogram -> !histogram.isEmpty())
                .forEach(histogram -> add(scopes, histogram.instrument(), histogram(histogram, now)));
        Protobuf all = new Protobuf().message(1, resource.protobuf());
        scopes.values().forEach(scope -> all.message(2, scope));
        beginAnew(now, histograms);
        return scopes.isEmpty() ? Optional.empty() : Optional.of(new Protobuf().message(1, all));
    }

    private void beginAnew(Instant now, List<Histogram> told) {
        if (temporality == Temporality.DELTA) {
            told.forEach(Histogram::forget);
            since = now;
        }
    }

    private static void add(Map<String, Protobuf> scopes, Instrument instrument, Protobuf metric) {
        scopes.computeIfAbsent(instrument.scope(), name -> new Protobuf().message(1, new Protobuf().text(1, name)))
                .message(2, metric);
    }

    /** {@code Metric}: name 1, description 2, unit 3. */
    private static Protobuf metric(Instrument instrument) {
        return new Protobuf()
                .text(1, instrument.name())
                .text(2, instrument.description())
                .text(3, instrument.unitSymbol());
    }

    /** Gauge 5 { NumberDataPoint 1 }, Sum 7 { NumberDataPoint 1, aggregation_temporality 2, is_monotonic 3 }. */
    private Protobuf readings(Readings readings, Instant now) {
        Protobuf points = new Protobuf();
        readings.all().forEach(reading -> points.message(1, point(readings, reading, now)));
        Protobuf metric = metric(readings.instrument());
        return switch (readings.kind()) {
            case GAUGE -> metric.message(5, points);
            // As OpenTelemetry has it, whatever is preferred for what only grows.
            case BALANCE -> metric.message(7, points.number(2, CUMULATIVE));
            case COUNTER -> metric.message(7, points.number(2, aggregation()).number(3, 1));
        };
    }

    /** NumberDataPoint: start 2, time 3, as_double 4, as_int 6, attributes 7. */
    private Protobuf point(Readings readings, Reading reading, Instant now) {
        Protobuf point = new Protobuf();
        switch (readings.kind()) {
            case GAUGE -> point.fixed64(3, Span.nanos(now));
            case BALANCE -> point.fixed64(2, Span.nanos(begun)).fixed64(3, Span.nanos(now));
            case COUNTER -> point.fixed64(2, Span.nanos(since)).fixed64(3, Span.nanos(now));
        }
        Number value = readings.kind() == Readings.Kind.COUNTER ? counted(readings, reading) : reading.value();
        if (value instanceof Long whole) {
            point.fixed64(6, whole);
        } else {
            point.fixed64(4, Double.doubleToRawLongBits(value.doubleValue()));
        }
        reading.of().all().forEach(attribute -> point.message(7, attribute.protobuf()));
        return point;
    }

    private Number counted(Readings readings, Reading reading) {
        if (temporality == Temporality.CUMULATIVE) {
            return reading.value();
        }
        Counter counter = new Counter(readings.instrument(), reading.of());
        long now = reading.value().longValue();
        return now - Optional.ofNullable(told.put(counter, now)).orElse(0L);
    }

    /** Histogram 9 { HistogramDataPoint 1, aggregation_temporality 2 }. */
    private Protobuf histogram(Histogram histogram, Instant now) {
        Protobuf points = new Protobuf();
        double[] bounds = histogram.bounds();
        histogram.forEach((attributes, observed) -> points.message(1, point(attributes, observed, bounds, now)));
        return metric(histogram.instrument()).message(9, points.number(2, aggregation()));
    }

    private int aggregation() {
        return switch (temporality) {
            case DELTA -> DELTA;
            case CUMULATIVE -> CUMULATIVE;
        };
    }

    /** Start 2, time 3, count 4, sum 5, bucket_counts 6, explicit_bounds 7, attributes 9. */
    private Protobuf point(Attributes attributes, Observations observed, double[] bounds, Instant now) {
        Protobuf point = new Protobuf()
                .fixed64(2, Span.nanos(since))
                .fixed64(3, Span.nanos(now))
                .fixed64(4, observed.count())
                .fixed64(5, Double.doubleToRawLongBits(observed.sum()))
                .bytes(6, packed(bounds.length + 1, observed::count))
                .bytes(7, packed(bounds.length, i -> Double.doubleToRawLongBits(bounds[i])));
        attributes.all().forEach(attribute -> point.message(9, attribute.protobuf()));
        return point;
    }

    private static byte[] packed(int count, IntToLongFunction numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putLong(numbers.applyAsLong(i));
        }
        return bytes.array();
    }

    /** Something that only grows. */
    private record Counter(Instrument instrument, Attributes of) {}
}
