package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.event;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code zeroth.compat=funqy}: the statuses that Funqy's Knative events answer, and no window of duplicates. */
class CompatibilityTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(
                    Echoes.class,
                    Echoes.Order.class,
                    Echoes.Visits.class,
                    FunqyTable.class,
                    Dispatcher.class,
                    Dispatcher.Result.class)
            .overrideConfigKey("zeroth.compat", "funqy")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".trigger", "com.example.text")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".response-type", "com.example.texted")
            .overrideConfigKey("quarkus.funqy.knative-events.mapping.\"text\".response-source", "/texts");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown|application/json|{}|404",
                "order|application/json|{|500",
                "order|application/json|{\"count\":\"many\"}|500",
                "silent|application/json|{}|204",
                "order|application/cloudevents+avro|x|406",
                "broken|application/json|{}|500",
                "order|application/json|{\"item\":\"pen\"}|200"
            })
    void answersAsFunqyDoes(String type, String contentType, String body, int status) {
        event(type, contentType, body).statusCode(status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zeroth.function.deployment.FunqyTable#compatible")
    void answersLikeFunqyItself(String behaviour, String request, String funqy) throws Exception {
        assertThat(FunqyTable.answer(request)).isEqualTo(funqy);
    }

    @Test
    void handlesWhatComesAgainAgain() {
        var id = UUID.randomUUID();

        assertThat(answerTo(id)).isNotEqualTo(answerTo(id));
    }

    @Test
    void aPoisonousEventIsDeliveredElevenTimes() throws Exception {
        var dispatcher = new Dispatcher(URI.create("http://localhost:" + RestAssured.port + "/"));

        var result = dispatcher.dispatch(Map.of("specversion", "1.0", "id", "p", "source", "/t", "type", "order"), "{");

        assertThat(result.deliveries()).isEqualTo(11);
        assertThat(result.waited()).isGreaterThan(Duration.ofSeconds(204));
    }

    private static String answerTo(UUID id) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/test")
                .header("ce-type", "noInput")
                .contentType(JSON)
                .post("/")
                .then()
                .statusCode(200)
                .extract()
                .header("ce-id");
    }
}
