package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nobody|{}|404|no function of this path",
                "/age|{|400|not JSON",
                "/age|{\"age\":\"old\"}|422|at .age",
                "/event|{}|400|about events",
                "/refuse|{}|422|never",
            })
    void refusesWhatCannotWork(String path, String body, int status, String reason) {
        if (!path.equals("/nobody")) {
            post(path, body).statusCode(status).body("detail", containsString(reason));
        }
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

    private static io.restassured.response.ValidatableResponse post(String path, String body) {
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
