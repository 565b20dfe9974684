package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Core;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.Lifecycle;
import zeroth.function.lifecycle.Lifecycles;

class LifecycleTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application(Functions.class)
            .setAfterUndeployListener(
                    () -> assertThat(System.getProperty(Functions.LAST)).isEqualTo("stopping"));

    @Inject
    Lifecycles lifecycles;

    @AfterEach
    void recover() {
        Functions.live = true;
        Functions.ready = true;
    }

    @Test
    void tellsFunctionsOfTheStart() {
        assertThat(Functions.calls).first().isEqualTo("started");
    }

    @Test
    void asksFunctionsWhetherTheyAreReady() {
        health("readiness", 200, "UP");
        Functions.ready = false;
        health("readiness", 503, "DOWN");
        health("liveness", 200, "UP");
    }

    @Test
    void asksFunctionsWhetherTheProcessIsToGoOn() {
        Functions.live = false;
        health("liveness", 503, "DOWN");
    }

    @Test
    void tellsFunctionsOfACheckpoint() throws Exception {
        assertThat(Core.getGlobalContext()).isNotNull();

        lifecycles.beforeCheckpoint(Core.getGlobalContext());
        lifecycles.afterRestore(Core.getGlobalContext());

        assertThat(Functions.calls).containsSubsequence(List.of("beforeCheckpoint", "afterRestore"));
    }

    @Test
    void letsRequestsEndBeforeTheApplicationDoes() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.shutdown.timeout", String.class))
                .isEqualTo("PT30S");
    }

    private static void health(String kind, int status, String word) {
        given().get("/health/" + kind).then().statusCode(status).body("status", equalTo(word));
    }

    @Singleton
    public static class Functions implements Lifecycle {
        static final String LAST = "test.lifecycle";
        static final List<String> calls = new CopyOnWriteArrayList<>();
        static volatile boolean live = true;
        static volatile boolean ready = true;

        @Funq
        public void nothing() {}

        @Override
        public void started() {
            calls.add("started");
        }

        @Override
        public void stopping() {
            System.setProperty(LAST, "stopping");
        }

        @Override
        public void beforeCheckpoint() {
            calls.add("beforeCheckpoint");
        }

        @Override
        public void afterRestore() {
            calls.add("afterRestore");
        }

        @Override
        public boolean live() {
            return live;
        }

        @Override
        public boolean ready() {
            return ready;
        }
    }
}
