package zeroth.function.deployment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static zeroth.function.deployment.Requests.BATCH;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.STRUCTURED;
import static zeroth.function.deployment.Requests.batch;
import static zeroth.function.deployment.Requests.binary;
import static zeroth.function.deployment.Requests.event;
import static zeroth.function.deployment.Requests.post;
import static zeroth.function.deployment.Requests.structured;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Requests.application(Shapes.class, Shapes.Purchase.class, Shapes.Page.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"sdk|{\"a\":1}|{\"a\":1}", "sdkData|{\"a\":1}|{\"a\":1}"})
    void takesAndReturnsTheSdksTypes(String function, String body, String answer) {
        event(function, JSON, body).statusCode(200).body(equalTo(answer));
    }

    @Test
    void keepsEveryAttributeOfTheSdksEvent() {
        post(
                        binary("sdk")
                                .header("ce-subject", "a%20b")
                                .header("ce-time", "2026-09-21T12:00:00Z")
                                .header("ce-dataschema", "http://schema")
                                .header("ce-tier", "gold")
                                .contentType(JSON),
                        "{}")
                .header("ce-source", "/test")
                .header("ce-type", "sdk")
                .header("ce-subject", "a%20b")
                .header("ce-time", "2026-09-21T12:00:00Z")
                .header("ce-dataschema", "http://schema")
                .header("ce-tier", "gold");
    }

    @Test
    void refusesASourceThatIsNoUriWhereTheSdkWantsOne() {
        post(binary("sdk").header("ce-dataschema", "a b").contentType(JSON), "{}")
                .statusCode(400);
    }

    @Test
    void putsTheSdksEventBesideItsData() {
        event("sdkContext", JSON, "\"a\"").body(equalTo("\"sdkContext a\""));
    }

    @Test
    void answersByABatchWhenTheFunctionReturnsMany() {
        event("many", JSON, "3")
                .statusCode(200)
                .contentType(BATCH)
                .body("", hasSize(3))
                .body("data", contains(1, 2, 3))
                .body("type", contains("many.output", "many.output", "many.output"));
        event("many", JSON, "0").statusCode(202).body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "laterList", "sdkList"})
    void handsABatchToAFunctionThatTakesLists(String function) {
        var events = new String[] {structured(function, "\"data\":1"), structured(function, "\"data\":2")};

        batch(events).statusCode(200).contentType(BATCH).body("", hasSize(2)).body("data", contains(1, 2));
        post(RestAssured.given().contentType(STRUCTURED), events[0].replace("/test", "/other"))
                .contentType(BATCH)
                .body("data", contains(1));
    }

    @Test
    void knowsGenericTypesAndRecords() {
        event("generic", JSON, "{\"items\":[{\"item\":\"pen\"}],\"next\":\"2\"}")
                .statusCode(200)
                .body("items[0].item", equalTo("PEN"))
                .body("next", equalTo("2"));
    }

    @Test
    void worksAsTheDocumentationOfKnsFunctionsSays() {
        event("purchase", JSON, "{\"item\":\"pen\"}")
                .statusCode(200)
                .header("ce-type", "purchased")
                .body(equalTo(""));
    }

    @Test
    void failsWhenAnErrorKeepsTheAnswerFromBeingWritten() {
        event("unwritable", JSON, "").statusCode(500);
    }

    @Test
    void failsWhenTheAnswersHaveNoEnd() {
        event("endless", JSON, "").statusCode(500);
    }
}
