package zeroth.queueproxy.http.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.readiness.Probe.Aggressive;
import zeroth.queueproxy.http.readiness.Probe.Http;
import zeroth.queueproxy.http.readiness.Probe.Once;
import zeroth.queueproxy.http.readiness.Probe.Scheme;
import zeroth.queueproxy.http.readiness.Probe.Tcp;
import zeroth.queueproxy.http.readiness.Probe.Version;
import zeroth.queueproxy.http.readiness.ProbeDecoder.Shape;

class ProbeDecoderTest {
    private static final ProbeDecoder ONE = new ProbeDecoder(Shape.OBJECT, Version.HTTP_1_1);
    private static final ProbeDecoder SEVERAL = new ProbeDecoder(Shape.ARRAY, Version.HTTP_1_1);

    @Test
    void nothingIsNoProbe() {
        assertThat(ONE.decode("")).isEmpty();
    }

    @Test
    void readsHttpWithEverything() {
        String json = """
                {"httpGet": {"host": "127.0.0.1", "port": 8080, "scheme": "http", "path": "ready?a=b",
                 "httpHeaders": [{"name": "X-A", "value": "1"}, {"name": "Host", "value": "ignored"}]},
                 "periodSeconds": 5, "timeoutSeconds": 3, "failureThreshold": 3}
                """;

        assertThat(ONE.decode(json))
                .containsExactly(new Probe(
                        new Http(
                                Scheme.HTTP,
                                "127.0.0.1",
                                8080,
                                "/ready?a=b",
                                List.of(Map.entry("X-A", "1")),
                                Version.HTTP_1_1),
                        new Once(Duration.ofSeconds(3))));
    }

    @Test
    void periodOfZeroIsAggressive() {
        assertThat(ONE.decode("{\"tcpSocket\":{\"port\":8080},\"successThreshold\":2}"))
                .containsExactly(new Probe(new Tcp("127.0.0.1", 8080), new Aggressive(2)));
    }

    @Test
    void readsSeveral() {
        assertThat(SEVERAL.decode("[{\"tcpSocket\":{\"port\":1}},{\"tcpSocket\":{\"port\":2}}]"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "7",
                "\"text\"",
                "{}",
                "{\"exec\":{\"command\":[\"true\"]}}",
                "{\"grpc\":{\"port\":\"name\"}}",
                "[1]",
                "{\"httpGet\":7}",
                "{\"tcpSocket\":{\"port\":\"http\"}}"
            })
    void whatIsNoProbeIsRefused(String json) {
        assertThatThrownBy(() -> ONE.decode(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
