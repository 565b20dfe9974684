package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.binary;
import static zeroth.function.deployment.Requests.event;
import static zeroth.function.deployment.Requests.post;

import io.quarkus.funqy.Funq;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.CloudEventMapping;
import zeroth.function.PermanentEventException;

class SeenTest {
    private static final String QUARKUS = System.getProperty("quarkus.version");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .setForcedDependencies(List.of(
                    Dependency.of("io.quarkus", "quarkus-micrometer-registry-prometheus", QUARKUS),
                    Dependency.of("io.quarkus", "quarkus-smallrye-health", QUARKUS)));

    @Test
    void countsEventsByFunctionTypeAndOutcome() {
        post(binary("fine").header("ce-time", "2026-01-01T00:00:00Z").contentType(JSON), "");
        event("bad", JSON, "");

        metrics("zeroth_function_events_total{function=\"fine\",outcome=\"success\",type=\"fine\"} 1.0");
        metrics("zeroth_function_events_total{function=\"bad\",outcome=\"permanent\",type=\"bad\"} 1.0");
        metrics("zeroth_function_duration_seconds_count{function=\"fine\",outcome=\"success\",type=\"fine\"} 1");
        metrics("zeroth_function_age_seconds_count{function=\"fine\",type=\"fine\"} 1");
    }

    @Test
    void doesNotLetSendersMakeMetricsWithoutEnd() {
        for (int i = 0; i < 110; i++) {
            event("made.up." + i, JSON, "");
        }

        metrics("function=\"rest\",outcome=\"success\",type=\"other\"}");
        given().get("/q/metrics").then().body(not(containsString("made.up.109")));
    }

    @Test
    void joinsTheChecksOfMicroProfile() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("functions"));
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("functions"));
    }

    @Test
    void givesLogLinesTheFunctionAndItsEvent() {
        var id = "id-of-this-event";
        given().header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/logs")
                .header("ce-type", "logged")
                .post("/")
                .then()
                .body("function", equalTo("logged"))
                .body("eventId", equalTo(id))
                .body("eventType", equalTo("logged"))
                .body("eventSource", equalTo("/logs"));
    }

    @Test
    void putsAnswersIntoTheTraceOfTheirEvents() {
        post(binary("fine").header("ce-traceparent", TRACE).header("ce-tracestate", "a=b"), "")
                .header("ce-traceparent", TRACE)
                .header("ce-tracestate", "a=b");
        post(binary("fine").header("traceparent", TRACE), "").header("ce-traceparent", TRACE);
    }

    /** OpenTelemetry in Quarkus tells log lines of the request's span. */
    @Test
    void putsAnswersIntoTheSpanOfTheirCall() {
        var span = "1111111111111111";
        post(binary("traced").header("traceparent", TRACE).header("test-span", span), "")
                .header("ce-traceparent", TRACE.replace("b7ad6b7169203331", span));
    }

    private static void metrics(String line) {
        given().get("/q/metrics").then().statusCode(200).body(containsString(line));
    }

    public static class Functions {
        void trace(@Observes Filters filters) {
            filters.register(Functions::trace, 100);
        }

        private static void trace(RoutingContext exchange) {
            Optional.ofNullable(exchange.request().getHeader("test-span")).ifPresent(span -> {
                MDC.put("traceId", TRACE.substring(3, 35));
                MDC.put("spanId", span);
                MDC.put("sampled", "true");
            });
            exchange.next();
        }

        @Funq
        public String fine() {
            return "fine";
        }

        @Funq
        public String traced() {
            return "traced";
        }

        @Funq
        public void bad() {
            throw new PermanentEventException("no");
        }

        @Funq
        public Map<String, Object> logged() {
            return Map.of(
                    "function", MDC.get("function"),
                    "eventId", MDC.get("eventId"),
                    "eventType", MDC.get("eventType"),
                    "eventSource", MDC.get("eventSource"));
        }

        @Funq
        @CloudEventMapping(trigger = "*")
        public void rest() {}
    }
}
