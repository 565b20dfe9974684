package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String ORDER = "{\"item\":\"pen\",\"count\":1}";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(
                    Echoes.class, Echoes.Order.class, Echoes.Visits.class, FunqyTable.class, Requests.class))
            .overrideConfigKey("quarkus.http.test-port", "0")
            .overrideConfigKey("quarkus.http.limits.max-body-size", "2M")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".trigger", "com.example.text")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".response-type", "com.example.texted")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".response-source", "/texts");

    @ParameterizedTest(name = "{0}")
    @MethodSource("zeroth.function.deployment.FunqyTable#lines")
    void answersAsFunqyDoesOrOtherwiseForAReason(String behaviour, String request, String funqy, String ours)
            throws Exception {
        assertThat(FunqyTable.answer(request)).isEqualTo(ours);
    }

    @Test
    void answersABinaryEventByABinaryEventWithDefaults() {
        event("order", "application/json", ORDER)
                .statusCode(200)
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "order.output")
                .header("ce-source", "order")
                .header("ce-id", not(blankOrNullString()))
                .body("item", equalTo("pen"))
                .body("count", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {STRUCTURED, "Application/CloudEvents+JSON; charset=UTF-8"})
    void answersAStructuredEventByAStructuredEvent(String contentType) {
        post(given().contentType(contentType), structured("order", "\"data\":" + ORDER))
                .statusCode(200)
                .contentType(STRUCTURED)
                .body("type", equalTo("order.output"))
                .body("source", equalTo("order"))
                .body("specversion", equalTo("1.0"))
                .body("datacontenttype", equalTo("application/json"))
                .body("data.count", equalTo(2));
    }

    @Test
    void keepsBytesInBothModes() {
        event("asItCame", "application/xml", "<a/>")
                .contentType("application/xml")
                .body(equalTo("<a/>"));
        post(given().contentType(STRUCTURED), structured("bytes", "\"data_base64\":\"/w==\""))
                .body("data_base64", equalTo("/w=="))
                .body("datacontenttype", equalTo("application/octet-stream"));
    }

    @Test
    void handsAttributesThroughPercentEncoding() {
        var request = binary("asItCame")
                .header("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80")
                .header("ce-traceparent", "00-1-2-01");

        post(request.contentType("text/plain"), "data")
                .statusCode(200)
                .header("ce-id", "copy")
                .header("ce-source", "/copy")
                .header("ce-type", "copied")
                .header("ce-time", "2026-09-21T12:00:00Z")
                .header("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80")
                .header("ce-traceparent", "00-1-2-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "application/json|\"a\"|\"<a>\"",
                "application/vnd.my-own.v1+json|\"a\"|\"<a>\"",
                "text/plain; charset=utf-8|a €|\"<a €>\"",
                "application/xml|<b/>|\"<<b/>>\""
            })
    void takesStringsFromJsonAndFromText(String contentType, String body, String answer) {
        event("text", contentType, body).statusCode(200).body(equalTo(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "stage"})
    void waitsForAResultThatComesLater(String function) {
        event(function, "application/json", ORDER)
                .statusCode(200)
                .header("ce-type", function + ".output")
                .body("item", equalTo("pen"));
    }

    @Test
    void showsTheWholeEventBesideItsData() {
        event("context", "application/json", "{\"a\":\"b\"}")
                .body("[0]", not(blankOrNullString()))
                .body("[1]", equalTo("true"));
    }

    @Test
    void callsOnTheThreadThatTheFunctionAsksFor() {
        event("eventLoop", "application/json", "").body(containsString("eventloop"));
        event("virtual", "application/json", "").body(equalTo("true"));
        event("worker", "application/json", "").body(containsString("executor-thread"));
    }

    @Test
    void givesEachEventARequestScopeOfItsOwn() {
        event("visits", "application/json", "").body(equalTo("2"));
        event("visits", "application/json", "").body(equalTo("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown|application/json|{}|422|type: unknown",
                "order|application/json|{|400|not JSON",
                "order|application/json|{\"count\":\"many\"}|422|at .count",
                "order|application/json|[]|422|does not fit",
                "order|text/plain|pen|415|text/plain",
                "order|application/json||422|data: missing",
                "order|application/cloudevents+avro|x|415|avro",
                "order|application/cloudevents+json|{}|400|missing"
            })
    void refusesAnEventInAWayThatNoBrokerRepeats(
            String type, String contentType, String body, int status, String reason) {
        event(type, contentType, body == null ? "" : body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(reason));
    }

    @Test
    void refusesWhatIsNoEventAtAll() {
        post(given().contentType("application/json"), ORDER).statusCode(404).body("detail", startsWith("no event"));
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        post(binary("order").header("ce-subject", "%C0%A0"), ORDER).statusCode(400);
    }

    @Test
    void tellsWhenAFunctionSaysThatItWouldFailAgain() {
        var answer = event("permanent", "application/json", "")
                .statusCode(422)
                .body("detail", startsWith("no such account: \"7\""))
                .extract();

        assertThat(answer.asByteArray()).hasSizeLessThan(700);
    }

    @Test
    void tellsWhenAFunctionSaysThatItMaySucceedLater() {
        event("transientLater", "application/json", "")
                .statusCode(503)
                .header("retry-after", "2")
                .body("detail", equalTo("the bank is closed"));
    }

    @Test
    void keepsTheMessageOfAnUnexpectedFailureToItself() {
        event("broken", "application/json", "")
                .statusCode(500)
                .body("detail", equalTo("the function failed: IllegalArgumentException"));
    }

    @Test
    void doesNotBlameTheSenderForAnAnswerThatIsNoEvent() {
        event("badReply", "application/json", "").statusCode(500);
    }

    @Test
    void takesBodiesUpToTheLimitOfTheServer() {
        var mebibyte = "x".repeat(1024 * 1024);

        event("bytes", "text/plain", mebibyte).statusCode(200).body(equalTo(mebibyte));
        event("bytes", "text/plain", mebibyte.repeat(3)).statusCode(413);
    }

    @Test
    void saysThatItTakesPosts() {
        given().options("/").then().statusCode(200).header("allow", containsString("POST"));
        given().header("ce-id", "1").get("/").then().statusCode(405).header("allow", containsString("POST"));
    }

    @Test
    void livesOnWhenAClientLeavesBeforeTheAnswer() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (var socket = connect()) {
                socket.getOutputStream().write(request("later", ORDER));
            }
        }
        event("order", "application/json", ORDER).statusCode(200);
    }

    /** Tests give the server a port of their own, so the default is read where it stands. */
    @Test
    void listensWhereThePlatformSaysThatItExpectsTheApplication() {
        assertThat(ConfigProvider.getConfig().getConfigSources())
                .extracting(source -> String.valueOf(source.getValue("quarkus.http.port")))
                .contains("${PORT:8080}");
    }

    private static ValidatableResponse event(String type, String contentType, String body) {
        return post(binary(type).contentType(contentType), body);
    }

    private static RequestSpecification binary(String type) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", "/test")
                .header("ce-type", type);
    }

    private static ValidatableResponse post(RequestSpecification request, String body) {
        return request.body(body.getBytes(UTF_8)).post("/").then();
    }

    private static String structured(String type, String members) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"source\":\"/test\",\"type\":\"" + type
                + "\"," + members + "}";
    }

    private static Socket connect() throws IOException {
        return new Socket("localhost", RestAssured.port);
    }

    /** A binary event without a content type, which RestAssured would add. */
    private static byte[] request(String type, String body) {
        var head = List.of(
                "POST / HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "ce-specversion: 1.0",
                "ce-id: " + UUID.randomUUID(),
                "ce-source: /test",
                "ce-type: " + type,
                "Content-Length: " + body.length());
        return (String.join("\r\n", head) + "\r\n\r\n" + body).getBytes(UTF_8);
    }
}
