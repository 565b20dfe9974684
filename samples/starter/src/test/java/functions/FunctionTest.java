package functions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The requests are those of {@code func invoke}. */
@QuarkusTest
class FunctionTest {
    private static final String HELLO = "{\"message\":\"Hello World\"}";

    @Test
    void answersAnEventWithAnEvent() {
        hello().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", "/boson/fn")
                .header("ce-type", "boson.fn")
                .post()
                .then()
                .statusCode(200)
                .header("ce-type", "function.output")
                .header("ce-source", "function")
                .body("message", equalTo("Hello World"));
    }

    @Test
    void answersJsonWithJson() {
        hello().post().then().statusCode(200).body("message", equalTo("Hello World"));
    }

    private static RequestSpecification hello() {
        return given().contentType(ContentType.JSON).body(HELLO);
    }
}
