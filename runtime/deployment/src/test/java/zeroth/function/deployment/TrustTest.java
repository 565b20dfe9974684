package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sender without trust gets; what trust is, the tests of its package say. */
class TrustTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .overrideRuntimeConfigKey("zeroth.functions.oidc.audience", "eventing.knative.dev/broker/ns/br")
            .overrideRuntimeConfigKey("zeroth.functions.oidc.issuers", "http://127.0.0.1:1");

    @Test
    void senderWithoutTokenIsUnknownAndReachesNoFunction() {
        Requests.event("noted", Requests.JSON, "{}").statusCode(401).header("www-authenticate", "Bearer");
        given().get("/noted").then().statusCode(401);
        assertThat(Functions.calls).hasValue(0);
    }

    @Test
    void healthAndQuestionsAreForAnybody() {
        given().get("/health/liveness").then().statusCode(200);
        given().options("/").then().statusCode(200);
    }

    public static class Functions {
        static final AtomicInteger calls = new AtomicInteger();

        @Funq
        public void noted() {
            calls.incrementAndGet();
        }
    }
}
