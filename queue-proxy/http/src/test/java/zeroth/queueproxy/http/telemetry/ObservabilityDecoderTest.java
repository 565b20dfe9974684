package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Profiling;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging.Probed;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

class ObservabilityDecoderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"requestMetrics\":{\"protocol\":\"none\"},\"EnableVarLogCollection\":true}"})
    void whatIsNotAskedForIsNotThere(String json) {
        assertThat(ObservabilityDecoder.decode(json)).isEqualTo(Observability.NONE);
    }

    @Test
    void durationsAreNanosecondsAndWithoutOneItIsOpenTelemetrysMinute() {
        assertThat(metrics("\"exportInterval\":15000000000"))
                .isEqualTo(new Metrics.Push(
                        new Collector(Protocol.GRPC, "https://c:4317"),
                        Duration.ofSeconds(15),
                        Temporality.CUMULATIVE));
        assertThat(((Metrics.Push) metrics("\"temporalityPreference\":\"delta\"")).interval())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aTemplateThatIsNotThereIsTheDefaultOne() {
        assertThat(ObservabilityDecoder.decode("{\"enableRequestLog\":true,\"enableProbeRequestLog\":true}")
                        .requestLog())
                .contains(new RequestLogging(LogTemplate.DEFAULT, Probed.LOGGED));
    }

    @Test
    void theRestIsReadAsItsKeysSay() {
        Observability read = ObservabilityDecoder.decode("""
                {"requestMetrics": {"protocol": "prometheus", "endpoint": "1.2.3.4:99"},
                 "tracing": {"protocol": "stdout"}, "runtime": {"profiling": "enabled"}}
                """);
        assertThat(read.requestMetrics()).isEqualTo(new Metrics.Prometheus("1.2.3.4", 99, Optional.empty()));
        assertThat(read.tracing()).isEqualTo(new Tracing.Print());
        assertThat(read.profiling()).isEqualTo(Profiling.ON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "7",
                "{\"tracing\":7}",
                "{\"tracing\":{\"protocol\":\"udp\"}}",
                "{\"requestMetrics\":{\"protocol\":\"udp\"}}",
                "{\"requestMetrics\":{\"protocol\":\"prometheus\",\"endpoint\":\"here\"}}"
            })
    void whatCannotBeReadIsRefused(String json) {
        assertThatThrownBy(() -> ObservabilityDecoder.decode(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(expected: ");
    }

    private static Metrics metrics(String more) {
        return ObservabilityDecoder.decode(
                        "{\"requestMetrics\":{\"protocol\":\"grpc\",\"endpoint\":\"https://c:4317\"," + more + "}}")
                .requestMetrics();
    }
}
