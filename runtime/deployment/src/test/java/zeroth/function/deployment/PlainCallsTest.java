package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.function.CloudEvent;
import zeroth.function.PermanentEventException;

class PlainCallsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(
                    Functions.class, Functions.Person.class, Functions.Address.class)
            .overrideConfigKey("quarkus.funqy.export", "greet");

    @Test
    void callsTheFunctionOfThePathByPost() {
        post("/greet", "{\"name\":\"Ada\"}")
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo("\"Ada\""));
        post("/age", "{\"age\":36}").body(equalTo("37"));
    }

    @Test
    void callsTheExportedFunctionWhereThePathNamesNone() {
        post("/", "{\"name\":\"Ada\"}").body(equalTo("\"Ada\""));
    }

    @Test
    void callsByGetWithParameters() {
        given().get("/age?age=36").then().statusCode(200).body(equalTo("37"));
        given().urlEncodingEnabled(false).get("/greet?name=A%20%C3%A4").then().body(equalTo("\"A ä\""));
        given().get("/person?name=Ada&address.city=London&tags=a&tags=b&notes.x=1")
                .then()
                .statusCode(200)
                .body("address.city", equalTo("London"))
                .body("tags", equalTo(List.of("a", "b")))
                .body("notes.x", equalTo("1"));
        given().get("/person?tags=a").then().body("tags", equalTo(List.of("a")));
        given().get("/nothing").then().statusCode(204).body(equalTo(""));
    }

    /** {@code func invoke} sends whichever its project says, by Go's client, and takes an event or any body for an answer. */
    @Test
    void answersWhatFuncInvokeSends() {
        invoke(Map.of())
                .statusCode(200)
                .contentType("application/json")
                .header("content-encoding", equalTo(null))
                .body(equalTo("\"Ada\""));
        invoke(Map.of(
                        "Ce-Specversion", "1.0",
                        "Ce-Id", UUID.randomUUID().toString(),
                        "Ce-Source", "/boson/fn",
                        "Ce-Type", "boson.fn",
                        "Ce-Region", "home"))
                .statusCode(200)
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", not(blankOrNullString()))
                .header("ce-source", "greet")
                .header("ce-type", "greet.output")
                .body(equalTo("\"Ada\""));
    }

    private static ValidatableResponse invoke(Map<String, String> attributes) {
        return given().headers("User-Agent", "Go-http-client/1.1", "Accept-Encoding", "gzip")
                .headers(attributes)
                .contentType("application/json")
                .body("{\"name\":\"Ada\"}".getBytes(UTF_8))
                .post()
                .then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/age|{|400|not JSON",
                "/age|{\"age\":\"old\"}|422|at .age",
                "/event|{}|400|about events",
                "/refuse|{}|422|never",
            })
    void refusesWhatCannotWork(String path, String body, int status, String reason) {
        post(path, body).statusCode(status).body("detail", containsString(reason));
    }

    @Test
    void takesNothingButJson() {
        given().contentType("text/plain").body("a").post("/greet").then().statusCode(415);
        given().contentType("application/json").body("{}").put("/greet").then().statusCode(405);
    }

    @Test
    void takesEventsAtTheFunctionsPathAsWell() {
        Requests.binary("anything")
                .contentType("application/json")
                .body("{\"name\":\"Ada\"}")
                .post("/age")
                .then()
                .header("ce-type", "greet.output")
                .body(equalTo("\"Ada\""));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    public static class Functions {
        public record Address(String city) {}

        public record Person(
                @Nullable String name,
                int age,
                @Nullable Address address,
                @Nullable List<String> tags,
                @Nullable Map<String, String> notes) {}

        @Funq
        public @Nullable String greet(Person person) {
            return person.name();
        }

        @Funq
        public int age(Person person) {
            return person.age() + 1;
        }

        @Funq
        public Person person(Person person) {
            return person;
        }

        @Funq
        public void nothing() {}

        @Funq
        public void event(CloudEvent<String> event) {}

        @Funq
        public void refuse() {
            throw new PermanentEventException("never");
        }
    }
}
