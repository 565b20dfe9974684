package zeroth.queueproxy.http.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class RequestLogTest {
    private final Servers servers = new Servers();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<LogTemplate>> template = new AtomicReference<>(Optional.empty());

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void writesUpstreamsLineWhichIsJsonWhateverAClientSends() {
        template.set(Optional.of(LogTemplate.DEFAULT));

        get("/a?b=<c>", "User-Agent: \"quoted\\", "traceparent: 00-abc-def-01");

        await().until(() -> lines.size() == 1);
        JsonObject line = new JsonObject(lines.getFirst());
        assertThat(line.getString("traceId")).isEqualTo("abc");
        assertThat(line.getJsonObject("httpRequest").getMap())
                .containsEntry("requestMethod", "GET")
                .containsEntry("requestUrl", "/a?b=<c>")
                .containsEntry("status", 418)
                .containsEntry("responseSize", "6")
                .containsEntry("userAgent", "\"quoted\\")
                .containsEntry("latency", "0s")
                .containsEntry("protocol", "HTTP/1.1");
    }

    @Test
    void isSilentUntilThereIsATemplateAndFollowsItsChanges() {
        get("/one");
        template.set(Optional.of(LogTemplate.parse("{{.Revision.Name}} {{.Request.RequestURI}} {{.Response.Code}}")));
        get("/two");

        await().until(() -> lines.size() == 1);
        assertThat(lines).containsExactly("hello-00001 /two 418");
    }

    @Test
    void showsHeadersAndWhetherARequestCameOverTls() {
        template.set(Optional.of(LogTemplate.parse("TLS: {{.Request.TLS}} {{index .Request.Header \"X-B3-Traceid\"}}"
                + " {{js .Request.Header.Get \"x-a\"}} {{index .Request.Header \"X-None\"}}\n")));

        get("/", "x-b3-traceid: 77", "X-A: <1>");

        await().until(() -> lines.size() == 1);
        assertThat(lines).containsExactly("TLS: <nil> [77] \\u003C1\\u003E []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{range .Request.Header}}", "{{.Request.Nothing}}", "{{printf .TraceID}}", "{{}}"})
    void whatTheTemplateLanguageHereDoesNotKnowIsNamed(String source) {
        assertThatThrownBy(() -> LogTemplate.parse(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(source);
    }

    private void get(String uri, String... headers) {
        RequestLog log = new RequestLog(
                InstantSource.fixed(Instant.EPOCH),
                template::get,
                exchange -> Map.of("Revision.Name", "hello-00001"),
                lines::add);
        int port = servers.http(Pipeline.of(log, (exchange, next) -> exchange.answer(Answer.text(418, "teapot"))));
        RawClient.exchange(
                port,
                RawClient.head("GET " + uri + " HTTP/1.1", "Host: a", "Connection: close", String.join("\r\n", headers))
                        .replace("close\r\n\r\n\r\n", "close\r\n\r\n"));
    }
}
