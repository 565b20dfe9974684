package zeroth.function.deployment;

import static org.hamcrest.Matchers.equalTo;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.binary;
import static zeroth.function.deployment.Requests.post;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventFilter;

class RoutingTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .overrideConfigKey("zeroth.functions.filters.configured", "[{\"prefix\":{\"type\":\"any.\"}}]");

    @ParameterizedTest
    @CsvSource({
        "com.example.order.created, eu, orders",
        "com.example.order.created, us, ordersElsewhere",
        "com.example.refund, eu, exact",
        "com.example.return.big, eu, big",
        "any.configured, eu, configured",
        "unknown, eu, rest"
    })
    void handsAnEventToTheFunctionWhoseFilterItPasses(String type, String region, String function) {
        post(binary(type).header("ce-region", region).contentType(JSON), "")
                .statusCode(200)
                .body(equalTo("\"" + function + "\""));
    }

    public static class Functions {
        @Funq
        @EventFilter("""
                [{"prefix": {"type": "com.example.order."}}, {"not": {"exact": {"region": "us"}}}]""")
        public String orders() {
            return "orders";
        }

        @Funq
        @EventFilter("""
                {"all": [{"prefix": {"type": "com.example.order."}}, {"exact": {"region": "us"}}]}""")
        public String ordersElsewhere() {
            return "ordersElsewhere";
        }

        @Funq
        @CloudEventMapping(trigger = "com.example.refund")
        public String exact() {
            return "exact";
        }

        @Funq
        @EventFilter("""
                [{"prefix": {"type": "com.example.return."}}, {"cesql": "type LIKE '%big' AND region = 'eu'"}]""")
        public String big() {
            return "big";
        }

        @Funq
        public String configured() {
            return "configured";
        }

        @Funq
        @CloudEventMapping(trigger = "*")
        public String rest() {
            return "rest";
        }
    }
}
