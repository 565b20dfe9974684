package zeroth.node.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroth.node.probe.Check.TcpConnect;

@Timeout(10)
class ContainerProbesTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final FakeContainer container = new FakeContainer();

    @Test
    void isReadyAtOnceWithoutProbes() {
        try (ContainerProbes _ = start(new ProbeSet(Optional.empty(), Optional.empty(), Optional.empty()))) {
            await().until(() -> heard.equals(List.of("started", "ready")));
        }
    }

    @Test
    void asksAboutNothingElseBeforeItHasStarted() {
        container.broken(Port.STARTUP, Port.READINESS);
        try (ContainerProbes _ = start(all(1000))) {
            await().until(() -> heard.contains("failed Startup"));
            assertThat(heard).doesNotContain("failed Readiness", "started");

            container.mend(Port.STARTUP);

            await().until(() -> heard.contains("failed Readiness"));
            assertThat(heard).contains("started").doesNotContain("ready");
        }
    }

    @Test
    void anEagerProbeAsksOftenAndInSilenceUntilItIsReady() {
        container.broken(Port.READINESS);
        ProbePlan rare = new ProbePlan(
                new TcpConnect(Port.READINESS.name(), 1),
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                1,
                1);
        try (ContainerProbes _ = start(new ProbeSet(Optional.empty(), Optional.empty(), Optional.of(rare)).eager())) {
            await().until(() -> heard.equals(List.of("started")));
            container.mend(Port.READINESS);
            await().until(() -> heard.getLast().equals("ready"));
        }
        assertThat(heard).doesNotContain("failed Readiness");
    }

    @Test
    void losesAndRegainsItsReadiness() {
        try (ContainerProbes _ = start(all(2))) {
            await().until(() -> heard.contains("ready"));
            container.broken(Port.READINESS);
            await().until(() -> heard.getLast().equals("started"));
            container.mend(Port.READINESS);
            await().until(() -> heard.getLast().equals("ready"));
        }
        assertThat(heard).doesNotContain("condemned Liveness");
    }

    @Test
    void condemnsOnceWhatIsNotAliveAnyMore() {
        try (ContainerProbes _ = start(all(3))) {
            await().until(() -> heard.contains("ready"));
            container.broken(Port.LIVENESS);
            await().until(() -> heard.contains("condemned Liveness"));
        }
        assertThat(heard.stream().filter("failed Liveness"::equals)).hasSize(3);
        assertThat(heard.stream().filter("condemned Liveness"::equals)).hasSize(1);
    }

    @Test
    void condemnsWhatDoesNotStart() {
        container.broken(Port.STARTUP);
        try (ContainerProbes _ = start(all(3))) {
            await().until(() -> heard.contains("condemned Startup"));
        }
        assertThat(heard).doesNotContain("started");
    }

    private ContainerProbes start(ProbeSet probes) {
        return ContainerProbes.start(probes, container, new Recording());
    }

    private static ProbeSet all(int failures) {
        return new ProbeSet(
                Optional.of(plan(Port.STARTUP, failures)),
                Optional.of(plan(Port.LIVENESS, failures)),
                Optional.of(plan(Port.READINESS, failures)));
    }

    private static ProbePlan plan(Port port, int failures) {
        return new ProbePlan(
                new TcpConnect(port.name(), 1),
                Duration.ZERO,
                Duration.ofMillis(2),
                Duration.ofMillis(2),
                Duration.ofSeconds(1),
                1,
                failures);
    }

    private enum Port {
        STARTUP,
        LIVENESS,
        READINESS
    }

    /** Answers on the ports that are not broken. */
    private static final class FakeContainer implements Checker {
        private final List<String> broken = new CopyOnWriteArrayList<>();

        void broken(Port... ports) {
            List.of(ports).forEach(port -> broken.add(port.name()));
        }

        void mend(Port port) {
            broken.remove(port.name());
        }

        @Override
        public Check.Result ask(Check check, Duration timeout) {
            return broken.contains(((TcpConnect) check).host()) ? new Check.Failed("broken") : new Check.Passed();
        }
    }

    private final class Recording implements ContainerProbes.Listener {
        @Override
        public void started() {
            note("started");
        }

        @Override
        public void ready() {
            note("ready");
        }

        @Override
        public void failed(ContainerProbes.Kind probe, String reason) {
            heard.add("failed " + probe.word());
        }

        @Override
        public void condemned(ContainerProbes.Kind probe) {
            heard.add("condemned " + probe.word());
        }

        /** A state that is heard again is the same state. */
        private void note(String state) {
            if (heard.isEmpty() || !heard.getLast().equals(state)) {
                heard.add(state);
            }
        }
    }
}
