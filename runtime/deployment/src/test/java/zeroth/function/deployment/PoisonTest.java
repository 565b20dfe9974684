package zeroth.function.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;

class PoisonTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Requests.application(Functions.class, Functions.Order.class, Dispatcher.class, Dispatcher.Result.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order|{|400|not JSON",
                "order|{\"count\":\"many\"}|422|does not fit",
                "order|{\"count\":-1}|422|no such order",
                "unknown|{}|422|type: unknown"
            })
    void isDeliveredOnceAndThenDeadLettered(String type, String data, int code, String reason) throws Exception {
        var result = dispatcher().dispatch(event(type), data);

        assertThat(result.deliveries()).isEqualTo(1);
        var dead = result.deadLetter().orElseThrow();
        assertThat(dead)
                .containsEntry("knativeerrorcode", Integer.toString(code))
                .containsEntry("type", type);
        assertThat(problem(dead.get("knativeerrordata"))).contains(reason);
    }

    @Test
    void saysWhyInTheDeadLetterHoweverLongTheReason() throws Exception {
        var result = dispatcher().dispatch(event("order"), "{\"count\":-2}");

        assertThat(problem(result.deadLetter().orElseThrow().get("knativeerrordata")))
                .startsWith("long");
    }

    @Test
    void whatMaySucceedLaterIsRepeatedUntilItDoes() throws Exception {
        Functions.failures.set(2);
        var dispatcher = dispatcher();

        var result = dispatcher.dispatch(event("flaky"), "{}");

        assertThat(dispatcher.statuses()).containsExactly(503, 503, 200);
        assertThat(result.waited()).isEqualTo(Duration.ofMillis(600));
        assertThat(result.deadLetter()).isEmpty();
        assertThat(result.replyType()).contains("flaky.output");
    }

    @Test
    void whatIsHandledAndHasNoAnswerIsNoFailure() throws Exception {
        assertThat(dispatcher().dispatch(event("order"), "{\"count\":1}"))
                .isEqualTo(new Dispatcher.Result(1, Duration.ZERO, Optional.empty(), Optional.empty()));
    }

    private static Dispatcher dispatcher() {
        return new Dispatcher(URI.create("http://localhost:" + RestAssured.port + "/"));
    }

    private static Map<String, String> event(String type) {
        return Map.of("specversion", "1.0", "id", UUID.randomUUID().toString(), "source", "/test", "type", type);
    }

    private static String problem(@Nullable String data) throws IOException {
        var body = new String(Base64.getDecoder().decode(String.valueOf(data)), UTF_8);
        return new ObjectMapper().readTree(body).get("detail").asText();
    }

    public static class Functions {
        static final AtomicInteger failures = new AtomicInteger();

        public record Order(int count) {}

        @Funq
        public void order(Order order) {
            if (order.count() == -2) {
                throw new PermanentEventException("long " + "x\"€".repeat(2_000));
            }
            if (order.count() < 0) {
                throw new PermanentEventException("no such order");
            }
        }

        @Funq
        public String flaky() {
            if (failures.getAndDecrement() > 0) {
                throw new RetryableEventException("later");
            }
            return "done";
        }
    }
}
