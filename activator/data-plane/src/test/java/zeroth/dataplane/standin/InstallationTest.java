package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.time.Timer;

class InstallationTest {
    private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
    /** Time that passes as soon as somebody waits. */
    private final Timer timer = (delay, action) -> {
        waited.accumulateAndGet(delay, Duration::plus);
        action.run();
        return () -> {};
    };

    @Test
    void anApiThatDoesNotAnswerIsWaitedForAMinuteAndThenNamed() {
        Config nobody = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:1")
                .withRequestRetryBackoffLimit(0)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(nobody).build()) {
            Installation installation = new Installation(client, "knative-serving", new Wait(timer));

            assertThatThrownBy(installation::awaitApi)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the Kubernetes API does not answer");
        }
        assertThat(waited).hasValue(Duration.ofSeconds(60));
    }
}
