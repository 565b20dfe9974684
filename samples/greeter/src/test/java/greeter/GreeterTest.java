package greeter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GreeterTest {
    @Test
    void answersAGreeting() {
        greeting("{\"name\": \"Ada\"}")
                .post()
                .then()
                .statusCode(200)
                .header("ce-type", "greeting.reply")
                .body("message", equalTo("Hello Ada"));
    }

    @Test
    void thinksAboutItWhenAskedTo() {
        greeting("{\"name\": \"Ada\", \"delayMillis\": 200}")
                .post()
                .then()
                .statusCode(200)
                .time(greaterThanOrEqualTo(200L))
                .body("message", equalTo("Hello Ada"));
    }

    @Test
    void refusesToGreetNobodySoThatABrokerDoesNotTryAgain() {
        greeting("{}").post().then().statusCode(422).body("detail", containsString("name"));
    }

    private static RequestSpecification greeting(String data) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", "/test")
                .header("ce-type", "greeting")
                .contentType(ContentType.JSON)
                .body(data);
    }
}
