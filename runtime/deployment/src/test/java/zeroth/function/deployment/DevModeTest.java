package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.QuarkusDevModeTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an author sees while the application runs and changes. One test, since each starts an application of its own. */
class DevModeTest {
    private static final int PORT = freePort();
    private static final String CONFIGURATION = """
            quarkus.http.port=%d
            quarkus.funqy.knative-events.mapping.forecast.trigger=pressure.measured
            quarkus.funqy.knative-events.mapping.forecast.response-type=weather
            """.formatted(PORT);

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(archive -> archive.addClasses(Barometer.class)
                    .addAsResource(new StringAsset(CONFIGURATION), "application.properties"));

    @BeforeEach
    void askTheApplication() {
        RestAssured.port = PORT;
    }

    @Test
    void theNextEventAndTheDevUiSeeWhatTheSourceSaysNow() throws Exception {
        pressure("pressure", 990).body(equalTo("\"rain\""));
        pressure("pressure.measured", 1020).header("ce-type", "weather").body(equalTo("\"sun\""));
        shows("forecast: String Barometer.forecast(int) takes [pressure, pressure.measured] and answers weather");

        APPLICATION.modifySourceFile(Barometer.class, source -> source.replace("\"rain\"", "\"storm\""));
        pressure("pressure", 990).statusCode(200).body(equalTo("\"storm\""));

        APPLICATION.modifySourceFile(Barometer.class, source -> source.replaceFirst("}\\s*$", """
                    @Funq
                    public String gauge(int hectopascal) {
                        return hectopascal + " hPa";
                    }
                }
                """));
        pressure("gauge", 990).statusCode(200).body(equalTo("\"990 hPa\""));
        shows(
                "forecast: String Barometer.forecast(int) takes [pressure, pressure.measured] and answers weather",
                "gauge: String Barometer.gauge(int) takes [gauge] and answers gauge.output");

        given().get("/q/dev-ui/zeroth-functions/qwc-zeroth-functions.js")
                .then()
                .statusCode(200)
                .body(containsString("customElements.define('qwc-zeroth-functions'"));
    }

    private static void shows(String... functions) throws Exception {
        var rows = ask("zeroth-functions_functions").get("result").get("object");
        assertThat(rows)
                .extracting(row -> "%s: %s takes %s and answers %s"
                        .formatted(
                                row.get("name").asText(),
                                row.get("signature").asText(),
                                row.get("types")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .toList(),
                                row.get("responseType").asText()))
                .containsExactlyInAnyOrder(functions);
    }

    /** In dev mode an application does not tell tests which port it took. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValidatableResponse pressure(String type, int hectopascal) {
        return Requests.event(type, Requests.JSON, String.valueOf(hectopascal));
    }

    /** Asks as the Dev UI's pages do, over a web socket. */
    private static JsonNode ask(String method) throws Exception {
        var answer = new CompletableFuture<String>();
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("ws://localhost:" + PORT + "/q/dev-ui/json-rpc-ws");
            var socket = client.newWebSocketBuilder()
                    .buildAsync(address, new Listener(answer))
                    .get(30, TimeUnit.SECONDS);
            var question = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{}}";
            socket.sendText(question, true).get(30, TimeUnit.SECONDS);
            var json = new ObjectMapper().readTree(answer.get(30, TimeUnit.SECONDS));
            socket.abort();
            return json;
        }
    }

    /** Confined to its socket. Completes with the first message that is an answer. */
    private static final class Listener implements WebSocket.Listener {
        private final CompletableFuture<String> answer;
        private final StringBuilder message = new StringBuilder();

        Listener(CompletableFuture<String> answer) {
            this.answer = answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                answer.complete(message.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(part);
        }
    }
}
