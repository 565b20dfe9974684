package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Sampling.Caller;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

class OpenTelemetryVariablesTest {
    private static final Observability CONFIGURED = ObservabilityDecoder.decode("""
            {"requestMetrics": {"protocol": "grpc", "endpoint": "http://a:1", "exportInterval": 5000000000},
             "tracing": {"protocol": "http/protobuf", "endpoint": "http://b:2", "samplingRate": 0.25}}
            """);

    @Test
    void whatIsNotSetChangesNothing() {
        assertThat(over(Map.of())).isEqualTo(CONFIGURED);
        assertThat(over(Map.of("OTEL_TRACES_SAMPLER", "", "OTEL_EXPORTER_OTLP_ENDPOINT", "")))
                .isEqualTo(CONFIGURED);
        assertThat(metrics(Map.of()))
                .isEqualTo(new Metrics.Push(
                        new Collector(Protocol.GRPC, "http://a:1"), Duration.ofSeconds(5), Temporality.CUMULATIVE));
    }

    @Test
    void anEndpointForAllAndOneForEachWinOverTheConfiguration() {
        Map<String, String> variables = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:4317",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:4318/t");

        assertThat(metrics(variables).collector().endpoint()).isEqualTo("http://all:4317");
        assertThat(tracing(variables).collector().endpoint()).isEqualTo("http://traces:4318/t");
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "nonsense, 60000", "-1, 60000"})
    void theIntervalIsInMilliseconds(String text, long millis) {
        assertThat(metrics(Map.of("OTEL_METRIC_EXPORT_INTERVAL", text)).interval())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"delta, DELTA", "LowMemory, DELTA", "cumulative, CUMULATIVE", "what, CUMULATIVE"})
    void temporalityIsAPreference(String text, Temporality expected) {
        assertThat(metrics(Map.of("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", text))
                        .temporality())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "always_on, 0.5, 1, IS_NOT_ASKED",
        "always_off, 0.5, 0, IS_NOT_ASKED",
        "traceidratio, 0.5, 0.5, IS_NOT_ASKED",
        "parentbased_always_on, 0.5, 1, DECIDES",
        "parentbased_always_off, 0.5, 0, DECIDES",
        "parentbased_traceidratio, 0.5, 0.5, DECIDES",
        "'', 0.5, 0.25, DECIDES",
        "'', 1, 1, IS_NOT_ASKED"
    })
    void theSamplerWinsAndItsArgumentAloneOnlyIfItMeansAll(String name, String argument, double rate, Caller caller) {
        assertThat(tracing(Map.of("OTEL_TRACES_SAMPLER", name, "OTEL_TRACES_SAMPLER_ARG", argument))
                        .sampling())
                .isEqualTo(new Sampling(rate, caller));
    }

    @Test
    void whatIsNoSamplerIsRefusedByName() {
        assertThatThrownBy(() -> over(Map.of("OTEL_TRACES_SAMPLER", "sometimes")))
                .hasMessageStartingWith("OTEL_TRACES_SAMPLER: sometimes (expected: ");
        assertThatThrownBy(() -> over(Map.of("OTEL_TRACES_SAMPLER_ARG", "often")))
                .hasMessage("OTEL_TRACES_SAMPLER_ARG: often (expected: a number)");
    }

    @Test
    void theResourceIsAddedToAndOnlyTheNameOfTheServiceIsChanged() {
        Map<String, String> given = over(Map.of(
                        "OTEL_SERVICE_NAME", "mine",
                        "OTEL_RESOURCE_ATTRIBUTES", "team=a%2Cb, service.name=other,k8s.namespace.name=x,nonsense"))
                .resource();
        Resource resource =
                Resource.ofQueueProxy(new RevisionId("default", "hello-00001"), "hello", "", "pod-1", given);

        assertThat(resource.attributes().labels())
                .contains("team=\"a,b\"", "service_name=\"mine\"", "k8s_namespace_name=\"default\"");
    }

    private static Observability over(Map<String, String> variables) {
        return OpenTelemetryVariables.over(CONFIGURED, variables);
    }

    private static Metrics.Push metrics(Map<String, String> variables) {
        return (Metrics.Push) over(variables).requestMetrics();
    }

    private static Tracing.Push tracing(Map<String, String> variables) {
        return (Tracing.Push) over(variables).tracing();
    }
}
