package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.STRUCTURED;
import static zeroth.function.deployment.Requests.binary;
import static zeroth.function.deployment.Requests.event;
import static zeroth.function.deployment.Requests.post;
import static zeroth.function.deployment.Requests.structured;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed events, and functions that fail: the status, a short reason, and an application that goes on. */
class BadInputTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(
                    Echoes.class, Echoes.Order.class, Echoes.Visits.class)
            .overrideConfigKey("quarkus.http.limits.max-body-size", "2M");

    @AfterEach
    void theApplicationGoesOn() {
        event("text", "text/plain", "a").statusCode(200).body(equalTo("\"<a>\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-id", "ce-source", "ce-type", "ce-specversion"})
    void refusesABinaryEventWithoutARequiredAttribute(String missing) {
        var request = given().contentType(JSON);
        for (var header : new String[] {"ce-id", "ce-source", "ce-type", "ce-specversion"}) {
            if (!header.equals(missing)) {
                request.header(header, header.equals("ce-specversion") ? "1.0" : "text");
            }
        }

        post(request, "\"a\"").statusCode(400).body("detail", containsString(missing.substring(3) + ": missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion"})
    void refusesAStructuredEventWithoutARequiredAttribute(String missing) {
        var body = structured("text", "\"data\":\"a\"").replaceFirst("\"" + missing + "\":\"[^\"]*\",", "");

        post(given().contentType(STRUCTURED), body)
                .statusCode(400)
                .body("detail", containsString(missing + ": missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce-specversion|0.3|specversion: 0.3",
                "ce-time|noon|time: noon",
                "ce-subject|%C0%A0|header value",
                "ce-my_attribute|a|attribute name",
                "ce-data|a|attribute name: data",
            })
    void refusesAnAttributeThatIsNone(String header, String value, String reason) {
        var request = given().header("ce-id", "1").header("ce-source", "/").header("ce-type", "text");
        if (!header.equals("ce-specversion")) {
            request.header("ce-specversion", "1.0");
        }

        post(request.header(header, value).contentType(JSON), "\"a\"")
                .statusCode(400)
                .body("detail", containsString(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|400",
                "[]|400",
                "null|400",
                "\"text\"|400",
                "{\"data\":1,\"data_base64\":\"AA==\"}|400",
                "{\"extension\":{}}|400",
                "{}{}|400"
            })
    void refusesWhatIsNoStructuredEvent(String body, int status) {
        post(given().contentType(STRUCTURED), body).statusCode(status);
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var head = head().replace("transfer-encoding: chunked", "content-length: 10000000");
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));

            var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 413").endsWith("\r\n\r\n");
        }
    }

    @Test
    void takesBodiesThatAreLarge() {
        event("bytes", "application/octet-stream", "x".repeat(1 << 20)).statusCode(200);
        event("bytes", "application/octet-stream", "x".repeat(1 << 16)).statusCode(200);
    }

    @Test
    void cutsABodyWithoutAnEndOff() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write(head().getBytes(ISO_8859_1));
            var chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1);
            try {
                for (int i = 0; i < 64; i++) {
                    out.write(chunk);
                }
            } catch (IOException closed) {
                return;
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void forgetsAClientThatLeavesInTheMiddle() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: localhost\r\nce-id: 1\r\ncontent-length: 9\r\n\r\nab"
                            .getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({"text/plain; charset=utf-8, 400", "application/json, 400", "text/plain; charset=klingon, 415"})
    void refusesTextThatIsNone(String contentType, int status) {
        binary("text")
                .contentType(contentType)
                .body(new byte[] {'"', (byte) 0xFF, '"'})
                .post("/")
                .then()
                .statusCode(status);
    }

    /** A batch is refused whole when one of its events is none, since it is dead-lettered whole. */
    @ParameterizedTest
    @CsvSource({"application/json", "application/cloudevents+json", "application/cloudevents-batch+json"})
    void refusesCharactersThatAreWrittenTooLong(String contentType) {
        var event = structured("text", "\"data\":\"/\"");
        var body = switch (contentType) {
            case JSON -> "\"/\"";
            case STRUCTURED -> event;
            default -> "[" + structured("text", "\"data\":\"a\"") + "," + event + "]";
        };

        var request = contentType.equals(JSON) ? binary("text") : given();
        request.contentType(contentType)
                .body(tooLong(body))
                .post("/")
                .then()
                .statusCode(400)
                .body("detail", containsString("UTF-8"));
    }

    /** Each slash of data in two bytes, as no UTF-8 has it. */
    private static byte[] tooLong(String text) {
        return text.replace("\"/\"", "\"\u00C0\u00AF\"").getBytes(ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void boundsTheDepthOfJson(int depth) {
        var deep = "[".repeat(depth) + "]".repeat(depth);

        event("context", JSON, "{\"a\":" + deep + "}").statusCode(anyOfClientErrors());
        post(given().contentType(STRUCTURED), structured("context", "\"data\":" + deep))
                .statusCode(400);
    }

    private static Matcher<Integer> anyOfClientErrors() {
        return oneOf(400, 422);
    }

    @ParameterizedTest
    @CsvSource({"broken, 500", "badReply, 500", "permanent, 422", "transientLater, 503"})
    void saysShortlyHowAFunctionFailed(String function, int status) {
        var answer = event(function, JSON, "").statusCode(status).extract();

        assertThat(answer.asByteArray()).hasSizeLessThan(700);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.asString()).doesNotContain("secret").doesNotContain("at zeroth");
    }

    private static String head() {
        return String.join(
                "\r\n",
                "POST / HTTP/1.1",
                "host: localhost",
                "ce-id: 1",
                "ce-source: /",
                "ce-specversion: 1.0",
                "ce-type: text",
                "content-type: text/plain",
                "transfer-encoding: chunked",
                "",
                "");
    }
}
