package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Applications under test, and what is sent to them. */
final class Requests {
    static final String JSON = "application/json";
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private Requests() {}

    static QuarkusUnitTest application(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(archive -> archive.addClasses(classes).addClass(Requests.class))
                .overrideConfigKey("quarkus.http.test-port", "0");
    }

    static ValidatableResponse event(String type, String contentType, String body) {
        return post(binary(type).contentType(contentType), body);
    }

    /** Without its content type; the id is new. */
    static RequestSpecification binary(String type) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", "/test")
                .header("ce-type", type);
    }

    static ValidatableResponse post(RequestSpecification request, String body) {
        return request.body(body.getBytes(UTF_8)).post("/").then();
    }

    static String structured(String type, String members) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"%s\",%s}"
                .formatted(UUID.randomUUID(), type, members);
    }

    static ValidatableResponse batch(String... events) {
        return post(given().contentType(BATCH), Arrays.stream(events).collect(Collectors.joining(",", "[", "]")));
    }
}
