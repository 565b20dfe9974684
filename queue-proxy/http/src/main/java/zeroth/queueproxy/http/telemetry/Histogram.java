package zeroth.queueproxy.http.telemetry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many observations were how large, for each set of labels, as Prometheus' text has it. Clients choose some of the
 * labels, so that what comes after a number of sets is counted as one. Confined to one event loop.
 */
final class Histogram {
    /** The bounds that OpenTelemetry's conventions give for seconds. */
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};
    /** OpenTelemetry's default bounds. */
    private static final double[] BYTES = {0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000};

    /** OpenTelemetry's limit, and the label of what is beyond. */
    static final int SETS_AT_MOST = 2000;

    private static final String OVERFLOW = "otel_metric_overflow=\"true\"";

    private final String name;
    private final String help;
    private final String scope;
    private final double[] bounds;
    private final Map<String, Observations> byLabels = new LinkedHashMap<>();

    private Histogram(String name, String help, String scope, double[] bounds) {
        this.name = name;
        this.help = help;
        this.scope = scope;
        this.bounds = bounds;
    }

    static Histogram ofSeconds(String name, String help, String scope) {
        return new Histogram(name, help, scope, SECONDS);
    }

    static Histogram ofBytes(String name, String help, String scope) {
        return new Histogram(name, help, scope, BYTES);
    }

    /** {@code labels} as they are written, with commas between them. */
    void observe(String labels, double value) {
        Observations known = byLabels.get(labels);
        if (known == null) {
            String kept = byLabels.size() < SETS_AT_MOST ? labels : OVERFLOW;
            known = byLabels.computeIfAbsent(kept, fresh -> new Observations(bounds.length + 1));
        }
        known.add(classOf(value), value);
    }

    void write(StringBuilder text) {
        if (byLabels.isEmpty()) {
            return;
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" histogram\n");
        byLabels.forEach((labels, observed) -> write(text, labels + "," + scope, observed));
    }

    private void write(StringBuilder text, String labels, Observations observed) {
        long sum = 0;
        for (int i = 0; i <= bounds.length; i++) {
            sum += observed.counts[i];
            String bound = i < bounds.length ? Numbers.text(bounds[i]) : "+Inf";
            line(text, "_bucket", labels + ",le=\"" + bound + "\"", Long.toString(sum));
        }
        line(text, "_sum", labels, Numbers.text(observed.sum));
        line(text, "_count", labels, Long.toString(sum));
    }

    private void line(StringBuilder text, String suffix, String labels, String value) {
        text.append(name).append(suffix).append('{').append(labels).append("} ");
        text.append(value).append('\n');
    }

    private int classOf(double value) {
        int found = Arrays.binarySearch(bounds, value);
        return found >= 0 ? found : -found - 1;
    }

    /** Of one set of labels. */
    private static final class Observations {
        private final long[] counts;
        private double sum;

        private Observations(int classes) {
            counts = new long[classes];
        }

        private void add(int index, double value) {
            counts[index]++;
            sum += value;
        }
    }
}
