package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static zeroth.function.deployment.Requests.BATCH;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.batch;
import static zeroth.function.deployment.Requests.binary;
import static zeroth.function.deployment.Requests.post;
import static zeroth.function.deployment.Requests.structured;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.cloudevents.v1.proto.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final String PROTOBUF = "application/cloudevents+protobuf";
    private static final String PROTOBUF_BATCH = "application/cloudevents-batch+protobuf";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(
                    Echoes.class, Echoes.Order.class, Echoes.Visits.class)
            .overrideConfigKey("zeroth.functions.largest-batch", "3")
            .overrideConfigKey("zeroth.functions.webhook.allowed-origins", "events.example.com")
            .overrideConfigKey("zeroth.functions.webhook.allowed-rate", "120");

    @Test
    void handsEachEventOfABatchToItsFunction() {
        batch(
                        structured("text", "\"data\":\"a\""),
                        structured("silent", "\"data\":{}"),
                        structured("worker", "\"a\":\"b\""))
                .statusCode(200)
                .contentType(BATCH)
                .body("type", contains("text.output", "worker.output"));
        batch(structured("silent", "\"data\":{}")).statusCode(202).body(equalTo(""));
    }

    @Test
    void takesAnEmptyBatch() {
        batch().statusCode(202).body(equalTo(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "text|unknown|422|event 2 of 2: type: unknown",
                "permanent|text|422|event 1 of 2: no such account",
                "permanent|transientLater|503|event 2 of 2: the bank is closed",
                "transientLater|permanent|503|event 1 of 2: the bank is closed",
                "broken|permanent|500|event 1 of 2: the function failed"
            })
    void answersABatchByItsWorstOutcome(String first, String second, int status, String reason) {
        batch(structured(first, "\"data\":\"a\""), structured(second, "\"data\":\"a\""))
                .statusCode(status)
                .body("detail", containsString(reason));
    }

    @Test
    void refusesABatchOfWhichOneEventIsNone() {
        batch(structured("text", "\"data\":\"a\""), "{}").statusCode(400).body("detail", containsString("event 2"));
        batch(
                        structured("text", "\"a\":\"b\""),
                        structured("text", "\"a\":\"b\"").replace("1.0", "1.1"))
                .statusCode(400)
                .body("detail", containsString("one for the whole batch"));
        post(given().contentType(BATCH), "{}").statusCode(400);
    }

    @Test
    void refusesABatchThatIsTooLong() {
        var event = structured("silent", "\"data\":{}");

        batch(event, event, event, event).statusCode(413).body("detail", containsString("at most 3"));
    }

    @Test
    void speaksProtobufWhereTheModuleIsThere() throws IOException {
        var answer = CloudEvent.parseFrom(given().contentType(PROTOBUF)
                .body(message("text", "1").build().toByteArray())
                .post("/")
                .then()
                .statusCode(200)
                .contentType(PROTOBUF)
                .extract()
                .asByteArray());

        assertThat(answer.getType()).isEqualTo("text.output");
        assertThat(answer.getTextData()).isEqualTo("\"<a>\"");
        assertThat(answer.getAttributesOrThrow("datacontenttype").getCeString()).isEqualTo(JSON);
    }

    @Test
    void speaksBatchesOfProtobuf() throws IOException {
        var answer = given().contentType(PROTOBUF_BATCH)
                .body(batchMessage(message("text", "1"), message("text", "2")))
                .post("/")
                .then()
                .statusCode(200)
                .contentType(PROTOBUF_BATCH)
                .extract();

        assertThat(answer.asString()).containsSubsequence("text.output", "<a>", "text.output", "<a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "\n\0", ""})
    void refusesWhatIsNoMessage(String body) {
        post(given().contentType(PROTOBUF), body).statusCode(400);
    }

    @Test
    void readsAttributesOfEveryTypeFromProtobuf() {
        var message = message("asItCame", "1")
                .putAttributes("flag", attribute().setCeBoolean(true).build())
                .putAttributes("number", attribute().setCeInteger(-7).build())
                .putAttributes(
                        "bytes",
                        attribute().setCeBytes(ByteString.copyFromUtf8("Hi")).build());

        given().contentType(PROTOBUF)
                .body(message.build().toByteArray())
                .post("/")
                .then()
                .statusCode(200);
    }

    @Test
    void saysWhatIsAllowed() {
        given().options("/")
                .then()
                .statusCode(200)
                .header("allow", "GET, POST, OPTIONS")
                .header("webhook-allowed-origin", nullValue());
        post(binary("text"), "").header("allow", nullValue());
        binary("text").put("/").then().statusCode(405).header("allow", "POST, OPTIONS");
        binary("text").get("/").then().statusCode(405).header("allow", "POST, OPTIONS");
    }

    @Test
    void letsTheOriginsSendEventsThatTheConfigurationNames() {
        given().header("webhook-request-origin", "events.example.com")
                .options("/")
                .then()
                .header("webhook-allowed-origin", "events.example.com")
                .header("webhook-allowed-rate", "120");
        given().header("webhook-request-origin", "evil.example.com")
                .options("/")
                .then()
                .header("webhook-allowed-origin", nullValue());
    }

    private static CloudEvent.CloudEventAttributeValue.Builder attribute() {
        return CloudEvent.CloudEventAttributeValue.newBuilder();
    }

    private static CloudEvent.Builder message(String type, String id) {
        return CloudEvent.newBuilder()
                .setId(id + System.nanoTime())
                .setSource("/test")
                .setSpecVersion("1.0")
                .setType(type)
                .setTextData("a")
                .putAttributes(
                        "datacontenttype", attribute().setCeString("text/plain").build());
    }

    private static byte[] batchMessage(CloudEvent.Builder... events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = CodedOutputStream.newInstance(bytes);
        for (var event : events) {
            output.writeMessage(1, event.build());
        }
        output.flush();
        return bytes.toByteArray();
    }
}
