package zeroth.dataplane.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

class ObservabilityConfigTest {
    @Test
    void usuallyNothingIsToldAndAScrapeIsAt9090() {
        assertThat(read(Map.of())).isEqualTo(Observability.NONE);
        assertThat(read(Map.of("metrics-protocol", "prometheus")).requestMetrics())
                .isEqualTo(new Metrics.Prometheus("", 9090, Optional.empty()));
    }

    @Test
    void allKeysAreReadAsTheySay() {
        Observability read = read(Map.of(
                "metrics-protocol", "http/protobuf",
                "metrics-endpoint", "http://c:4318",
                "metrics-export-interval", "15s",
                "tracing-protocol", "grpc",
                "tracing-endpoint", "http://c:4317",
                "tracing-sampling-rate", "0.25"));

        assertThat(read.requestMetrics())
                .isEqualTo(new Metrics.Push(
                        new Collector(Protocol.HTTP, "http://c:4318"), Duration.ofSeconds(15), Temporality.CUMULATIVE));
        assertThat(read.tracing())
                .isEqualTo(new Tracing.Push(new Collector(Protocol.GRPC, "http://c:4317"), Sampling.of(0.25)));
    }

    @Test
    void variablesWinOverTheConfigMap() {
        Observability read = new ObservabilityConfig(
                        Map.of("tracing-protocol", "grpc", "tracing-endpoint", "http://c:4317"))
                .read(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://d:1", "OTEL_TRACES_SAMPLER_ARG", "1"));

        assertThat(read.tracing())
                .isEqualTo(new Tracing.Push(new Collector(Protocol.GRPC, "http://d:1"), Sampling.of(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "metrics-protocol, carrier pigeon, metrics-protocol: carrier pigeon",
        "metrics-protocol, grpc, metrics-endpoint: missing",
        "metrics-export-interval, soon, metrics-export-interval: soon",
        "tracing-protocol, zipkin, tracing-protocol: zipkin",
        "tracing-protocol, http/protobuf, tracing-endpoint: missing",
        "tracing-sampling-rate, 1.5, tracing-sampling-rate: 1.5",
        "tracing-sampling-rate, many, tracing-sampling-rate: many"
    })
    void whatCannotBeReadIsNamed(String key, String value, String named) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("config-observability: " + named + " (expected: ");
    }

    private static Observability read(Map<String, String> data) {
        return new ObservabilityConfig(data).read(Map.of());
    }
}
