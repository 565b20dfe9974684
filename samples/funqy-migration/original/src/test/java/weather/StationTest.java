package weather;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StationTest {
    /** As a broker would: each answer is the next event. */
    @Test
    void warnsOfTheFrostThatAThermometerReports() {
        var measured = send("measure", "/thermometer", "{\"station\": \"svalbard\", \"fahrenheit\": -4}")
                .header("ce-type", equalTo("measure.output"))
                .header("ce-source", equalTo("measure"))
                .body("celsius", equalTo(-20));
        var judged = next(measured)
                .header("ce-type", equalTo("weather.judged"))
                .header("ce-source", equalTo("/station"))
                .body("level", equalTo("FROST"));
        var warned = next(judged)
                .header("ce-type", equalTo("weather.warning"))
                .header("ce-source", equalTo("/station"))
                .body(equalTo("\"Mind the ice\""));

        next(warned).statusCode(lessThan(300));
    }

    @ParameterizedTest
    @CsvSource({"coast, Haul the boats in: 12", "hills, Stay off the ridge: 12"})
    void tellsRegionsApart(String region, String warning) {
        event("storm", "/anemometer")
                .header("ce-region", region)
                .body("\"12\"")
                .post()
                .then()
                .statusCode(200)
                .body(equalTo('"' + warning + '"'));
    }

    @Test
    void answersAStructuredEventByAStructuredEvent() {
        given().contentType("application/cloudevents+json")
                .body("""
                        {"specversion": "1.0", "id": "%s", "source": "/thermometer", "type": "measure",
                         "data": {"station": "svalbard", "fahrenheit": 50}}""".formatted(UUID.randomUUID()))
                .post()
                .then()
                .statusCode(200)
                .contentType("application/cloudevents+json")
                .body("type", equalTo("measure.output"))
                .body("data.celsius", equalTo(10));
    }

    private static ValidatableResponse next(ValidatableResponse answer) {
        var event = answer.statusCode(200).extract();
        var request = event(event.header("ce-type"), event.header("ce-source"));
        if (event.headers().hasHeaderWithName("ce-subject")) {
            request.header("ce-subject", event.header("ce-subject"));
        }
        return request.body(event.asByteArray()).post().then();
    }

    private static ValidatableResponse send(String type, String source, String data) {
        return event(type, source).body(data).post().then();
    }

    static RequestSpecification event(String type, String source) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", source)
                .header("ce-type", type)
                .contentType(ContentType.JSON);
    }
}
