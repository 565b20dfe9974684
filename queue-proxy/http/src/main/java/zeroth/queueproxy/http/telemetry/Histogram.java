package zeroth.queueproxy.http.telemetry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How many observations were how large, for each set of attributes. Clients choose some of the attributes, so that what
 * comes after a number of sets is counted as one. Confined to one event loop.
 */
public final class Histogram {
    /** The bounds that OpenTelemetry's conventions give for seconds. */
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};
    /** OpenTelemetry's default bounds. */
    private static final double[] BYTES = {0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000};

    /** OpenTelemetry's limit, and the attribute of what is beyond. */
    static final int SETS_AT_MOST = 2000;

    private static final Attributes OVERFLOW = Attributes.of(Attribute.whether("otel.metric.overflow"));

    private final Instrument instrument;
    private final double[] bounds;
    private final Map<Attributes, Observations> byAttributes = new LinkedHashMap<>();

    private Histogram(Instrument instrument, double[] bounds) {
        this.instrument = instrument;
        this.bounds = bounds;
    }

    static Histogram ofSeconds(String name, String description, String scope) {
        return new Histogram(new Instrument(name, Instrument.Unit.SECONDS, description, scope), SECONDS);
    }

    static Histogram ofBytes(String name, String description, String scope) {
        return new Histogram(new Instrument(name, Instrument.Unit.BYTES, description, scope), BYTES);
    }

    void observe(Attributes attributes, double value) {
        Observations known = byAttributes.get(attributes);
        if (known == null) {
            Attributes kept = byAttributes.size() < SETS_AT_MOST ? attributes : OVERFLOW;
            known = byAttributes.computeIfAbsent(kept, fresh -> new Observations(bounds.length + 1));
        }
        known.add(classOf(value), value);
    }

    Instrument instrument() {
        return instrument;
    }

    double[] bounds() {
        return bounds.clone();
    }

    boolean isEmpty() {
        return byAttributes.isEmpty();
    }

    void forEach(BiConsumer<Attributes, Observations> action) {
        byAttributes.forEach(action);
    }

    /** Begins anew. */
    void forget() {
        byAttributes.clear();
    }

    private int classOf(double value) {
        int found = Arrays.binarySearch(bounds, value);
        return found >= 0 ? found : -found - 1;
    }

    /** Of one set of attributes. */
    static final class Observations {
        private final long[] counts;
        private double sum;

        private Observations(int classes) {
            counts = new long[classes];
        }

        /** How many of a class of sizes. */
        long count(int index) {
            return counts[index];
        }

        long count() {
            return Arrays.stream(counts).sum();
        }

        double sum() {
            return sum;
        }

        private void add(int index, double value) {
            counts[index]++;
            sum += value;
        }
    }
}
