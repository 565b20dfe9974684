package zeroth.queueproxy.http.telemetry;

/**
 * What is measured, under OpenTelemetry's name for it.
 *
 * @param scope the library that measures it upstream
 */
public record Instrument(String name, Unit unit, String description, String scope) {
    /** Upstream's own of queue-proxy. */
    static final String QUEUE = "knative.dev/serving/pkg/queue";

    /** Upstream's own of the activator. */
    public static final String ACTIVATOR = "knative.dev/serving/pkg/activator";

    /** What Go's HTTP instrumentation calls itself. */
    static final String HTTP = "go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp";

    /** As Prometheus has it, with the unit at its end. */
    String prometheus() {
        return name.replace('.', '_') + unit.suffix;
    }

    String unitSymbol() {
        return unit.symbol;
    }

    Attribute scopeLabel() {
        return Attribute.of("otel_scope_name", scope);
    }

    /** What is counted. */
    public enum Unit {
        SECONDS("s", "_seconds"),
        BYTES("By", "_bytes"),
        REQUESTS("{request}", ""),
        ERRORS("{error}", ""),
        REACHABLE("{reachable}", "");

        private final String symbol;
        private final String suffix;

        Unit(String symbol, String suffix) {
            this.symbol = symbol;
            this.suffix = suffix;
        }
    }
}
