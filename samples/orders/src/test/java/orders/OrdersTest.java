package orders;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OrdersTest {
    static final String ORDER = "{\"id\": \"7\", \"item\": \"pen\", \"cents\": 250}";

    @ParameterizedTest
    @CsvSource({"home, van", "abroad-fr, plane"})
    void chargesAnOrderAndShipsWhatWasCharged(String region, String carrier) {
        var charged = send("order.placed", "/shop", region, ORDER)
                .statusCode(200)
                .header("ce-type", "order.charged")
                .header("ce-subject", "7")
                .header("ce-region", region)
                .extract();

        send(charged.header("ce-type"), charged.header("ce-source"), region, charged.asString())
                .statusCode(200)
                .header("ce-type", "order.shipped")
                .body("orderId", equalTo("7"))
                .body("carrier", equalTo(carrier));
    }

    @Test
    void refusesAnOrderWithoutAPriceForGood() {
        send("order.placed", "/shop", "home", "{\"id\": \"7\"}")
                .statusCode(422)
                .body("detail", containsString("cents"));
    }

    @Test
    void chargesAnOrderOnceThatIsDeliveredTwice() {
        var id = UUID.randomUUID().toString();
        var first = send(id, "order.placed", "/shop", "home", ORDER).extract();

        send(id, "order.placed", "/shop", "home", ORDER).header("ce-id", first.header("ce-id"));
    }

    static ValidatableResponse send(String type, String source, String region, String data) {
        return send(UUID.randomUUID().toString(), type, source, region, data);
    }

    private static ValidatableResponse send(String id, String type, String source, String region, String data) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", source)
                .header("ce-type", type)
                .header("ce-region", region)
                .contentType(ContentType.JSON)
                .body(data)
                .post()
                .then();
    }
}
