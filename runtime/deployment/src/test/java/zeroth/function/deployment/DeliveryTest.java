package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static zeroth.function.deployment.Requests.JSON;
import static zeroth.function.deployment.Requests.event;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.BusyEventException;
import zeroth.function.DuplicateEventException;
import zeroth.function.RetryableEventException;

class DeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .overrideConfigKey("zeroth.functions.limits.gated.concurrency", "1")
            .overrideConfigKey("zeroth.functions.limits.gated.queue", "0")
            .overrideConfigKey("zeroth.functions.limits.forever.timeout", "200ms")
            .overrideConfigKey("zeroth.functions.limits.foreverVirtual.timeout", "200ms")
            .overrideConfigKey("zeroth.functions.limits.never.timeout", "200ms");

    @BeforeEach
    void reset() {
        Functions.calls.set(0);
        Functions.interrupted.set(0);
        Functions.gate = new CountDownLatch(1);
    }

    @Test
    void handlesAnEventOnceAndAnswersAgainWhatItAnswered() {
        var first = count("once", "1", "{}").extract();

        count("once", "1", "{}").header("ce-id", first.header("ce-id")).body(equalTo("1"));
        count("once", "2", "{}").body(equalTo("2"));
    }

    @Test
    void doesNotLoseASecondEventOfOneId() {
        count("once", "3", "{}").body(equalTo("1"));

        count("once", "3", "{\"other\":1}").body(equalTo("2"));
    }

    @Test
    void handlesAgainWhatFailed() {
        count("failing", "4", "").statusCode(503);

        count("failing", "4", "").statusCode(503);

        assertThat(Functions.calls).hasValue(2);
    }

    @Test
    void saysThatAnEventIsInFlight() {
        var first =
                CompletableFuture.supplyAsync(() -> count("waiting", "5", "").extract());
        awaitCalls(1);

        count("waiting", "5", "").statusCode(409).header("retry-after", "1");

        Functions.gate.countDown();
        assertThat(first.join().statusCode()).isEqualTo(200);
        count("waiting", "5", "").statusCode(200);
        assertThat(Functions.calls).hasValue(1);
    }

    @Test
    void tellsTheOthersToComeBackWhenAFunctionIsBusy() {
        var first = CompletableFuture.supplyAsync(() -> event("gated", JSON, "").extract());
        awaitCalls(1);

        event("gated", JSON, "").statusCode(429).header("retry-after", "1").body("detail", containsString("is full"));

        Functions.gate.countDown();
        assertThat(first.join().statusCode()).isEqualTo(200);
        event("gated", JSON, "").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forever", "foreverVirtual"})
    void interruptsAFunctionThatNeverEnds(String function) {
        event(function, JSON, "").statusCode(504).body("detail", containsString("200 ms"));

        Awaitility.await().atMost(SOON).untilAtomic(Functions.interrupted, equalTo(1));
        event("once", JSON, "").statusCode(200);
    }

    @Test
    void cancelsAResultThatNeverComes() {
        event("never", JSON, "").statusCode(504);

        Awaitility.await().atMost(SOON).untilAtomic(Functions.interrupted, equalTo(1));
    }

    @Test
    void letsAFunctionSayThatItIsBusyOrHadTheEventBefore() {
        event("busy", JSON, "").statusCode(429).header("retry-after", "1").body("detail", equalTo("no connection"));
        event("duplicate", JSON, "").statusCode(202).body(equalTo(""));
    }

    @Test
    void keepsPlainCallsOutOfTheWindow() {
        given().get("/once").then().body(equalTo("1"));
        given().get("/once").then().body(equalTo("2"));
    }

    private static ValidatableResponse count(String type, String id, String body) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/test")
                .header("ce-type", type)
                .contentType(JSON)
                .body(body)
                .post("/")
                .then();
    }

    private static void awaitCalls(int calls) {
        Awaitility.await().atMost(SOON).untilAtomic(Functions.calls, equalTo(calls));
    }

    public static class Functions {
        static final AtomicInteger calls = new AtomicInteger();
        static final AtomicInteger interrupted = new AtomicInteger();
        static volatile CountDownLatch gate = new CountDownLatch(1);

        @Funq
        public int once() {
            return calls.incrementAndGet();
        }

        @Funq
        public void failing() {
            calls.incrementAndGet();
            throw new RetryableEventException("later");
        }

        @Funq
        public int waiting() throws InterruptedException {
            int call = calls.incrementAndGet();
            gate.await(30, TimeUnit.SECONDS);
            return call;
        }

        @Funq
        public int gated() throws InterruptedException {
            return waiting();
        }

        @Funq
        public void forever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        }

        @Funq
        @RunOnVirtualThread
        public void foreverVirtual() {
            forever();
        }

        @Funq
        public Uni<String> never() {
            return Uni.createFrom().<String>nothing().onCancellation().invoke(interrupted::incrementAndGet);
        }

        @Funq
        public void busy() {
            throw new BusyEventException("no connection");
        }

        @Funq
        public void duplicate() {
            throw new DuplicateEventException("had it " + UUID.randomUUID());
        }
    }
}
