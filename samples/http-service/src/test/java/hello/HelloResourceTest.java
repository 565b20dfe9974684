package hello;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HelloResourceTest {
    @Test
    void greetsWhomeverIsNamed() {
        given().queryParam("name", "Ada").get("/hello").then().statusCode(200).body(equalTo("Hello Ada"));
    }

    @Test
    void greetsTheWorldWhenNobodyIsNamed() {
        given().get("/hello").then().statusCode(200).body(equalTo("Hello World"));
    }
}
