package zeroth.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys of someone with a {@code kubectl}. Each test has a Service of its own. */
class KubectlIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static Optional<Program> dev = Optional.empty();
    private static CommandLine kubectl = new CommandLine(Path.of("kubectl"), Path.of("kubeconfig"));

    @BeforeAll
    static void start() throws Exception {
        Path executable = CommandLine.named("ZEROTH_TEST_KUBECTL");
        Program program = Program.devOfTest(directory);
        dev = Optional.of(program);
        kubectl = new CommandLine(executable, program.kubeconfig());
    }

    @AfterAll
    static void stop() throws Exception {
        if (dev.isPresent()) {
            dev.get().end();
        }
    }

    @Test
    void appliesWaitsAndShowsKnativesColumns() throws Exception {
        apply("shown");

        assertThat(kubectl.run("get", "ksvc", "shown"))
                .containsPattern("NAME +URL +LATESTCREATED +LATESTREADY +READY +REASON")
                .containsPattern("shown +http://shown.default.localhost:\\d+ +shown-00001 +shown-00001 +True");
        assertThat(kubectl.run("get", "rev", "shown-00001"))
                .containsPattern("NAME +CONFIG NAME +GENERATION +READY +REASON +ACTUAL REPLICAS +DESIRED REPLICAS");
        // The autoscaler's first decision comes with its first tick.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubectl.run("get", "rev", "shown-00001"))
                        .containsPattern("shown-00001 +shown +1 +True +1 +1"));
        assertThat(kubectl.run("get", "route", "shown"))
                .containsPattern("NAME +URL +READY +REASON")
                .containsPattern("shown +http://shown.default.localhost:\\d+ +True");
        assertThat(kubectl.run("get", "pods", "-l", "serving.knative.dev/service=shown"))
                .containsPattern("NAME +READY +STATUS +RESTARTS +AGE")
                .containsPattern("shown-00001-deployment-\\S+ +2/2 +Running +0");
        assertThat(kubectl.run("get", "ksvc,rev,route,pods", "-o", "name"))
                .contains("service.serving.knative.dev/shown", "revision.serving.knative.dev/shown-00001");
    }

    @Test
    void describesAServiceAndAPodWithItsEvents() throws Exception {
        apply("described");

        assertThat(kubectl.run("describe", "ksvc", "described"))
                .containsPattern("Latest Ready Revision Name: +described-00001")
                .containsPattern("Type: +RoutesReady");
        assertThat(kubectl.run("describe", "pods", "-l", "serving.knative.dev/service=described"))
                .contains("user-container:", "queue-proxy:", "Started container user-container");
    }

    @Test
    void patchesAndLabelsWhichMakesARevisionOnlyWhenTheTemplateChanges() throws Exception {
        apply("patched");

        kubectl.run("label", "ksvc", "patched", "team=a");
        kubectl.run("annotate", "ksvc", "patched", "note=b");
        assertThat(kubectl.run("get", "rev", "-l", "serving.knative.dev/service=patched", "-o", "name"))
                .containsOnlyOnce("patched-");
        kubectl.run(
                "patch",
                "ksvc",
                "patched",
                "--type=merge",
                "-p",
                "{\"spec\":{\"template\":{\"metadata\":{\"labels\":{\"a\":\"b\"}}}}}");

        await().atMost(PATIENCE)
                .until(() -> kubectl.run("get", "ksvc", "patched", "-o", "jsonpath={.status.latestReadyRevisionName}")
                        .equals("patched-00002"));
        kubectl.run(
                "patch",
                "ksvc",
                "patched",
                "--type=json",
                "-p",
                "[{\"op\":\"remove\",\"path\":\"/metadata/labels/team\"}]");
        assertThat(kubectl.run("get", "ksvc", "patched", "--show-labels")).doesNotContain("team=a");
    }

    @Test
    void scalesADeployment() throws Exception {
        kubectl.run("apply", "-f", new Projects(directory).deployment("plain").toString());
        kubectl.run("wait", "--for=condition=Available", "deployment/plain", "--timeout=30s");

        kubectl.run("scale", "deployment", "plain", "--replicas=2");

        kubectl.run("rollout", "status", "deployment/plain", "--timeout=30s");
        assertThat(kubectl.run("get", "deployment", "plain")).containsPattern("plain +2/2 +2 +2");
        kubectl.run("delete", "deployment", "plain");
    }

    @Test
    void readsLogsAndFollowsThem() throws Exception {
        apply("talking");

        assertThat(kubectl.run("logs", "-l", "serving.knative.dev/service=talking", "-c", "user-container"))
                .contains("starting good");
        CompletableFuture<String> followed =
                kubectl.firstLine("logs", "-f", "deployment/talking-00001-deployment", "-c", "user-container");
        assertThat(followed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("starting good");
    }

    @Test
    void watchesWhatIsThereAndWhatComes() throws Exception {
        CompletableFuture<String> watched =
                kubectl.firstLine("get", "ksvc", "-w", "--no-headers", "--field-selector=metadata.name=coming");

        apply("coming");

        assertThat(watched.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).startsWith("coming");
    }

    @Test
    void deletesAServiceAndWhatWasMadeForIt() throws Exception {
        apply("leaving");

        assertThat(kubectl.run("delete", "ksvc", "leaving")).contains("\"leaving\" deleted");

        await().atMost(PATIENCE)
                .until(() -> kubectl.run(
                                "get",
                                "ksvc,configuration,rev,route,pods,deployments",
                                "-l",
                                "serving.knative.dev/service=leaving")
                        .contains("No resources found"));
    }

    @Test
    void saysWhatIsWrongWithAnObject() throws Exception {
        Path file = new Projects(directory).service("wrong", "containerConcurrency: -1, ");

        CommandLine.Answer answer = kubectl.call("apply", "-f", file.toString());

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).contains("expected 0 <= -1 <= 1000: spec.template.spec.containerConcurrency");
    }

    private static void apply(String name) throws Exception {
        Path file = new Projects(directory).service(name, "");
        kubectl.run("apply", "-f", file.toString());
        kubectl.run("wait", "--for=condition=Ready", "ksvc/" + name, "--timeout=60s");
    }
}
