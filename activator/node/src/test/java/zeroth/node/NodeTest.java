package zeroth.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroth.api.application.Application;
import zeroth.node.log.LogAnswer;
import zeroth.node.log.LogQuery;

/** Real processes, a real API server; pods without a queue-proxy. */
@Timeout(60)
class NodeTest {
    @TempDir
    static Path directory;

    private static Laptop laptop;
    private static Programs programs;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        programs = new Programs(directory);
        laptop = Laptop.start(directory.resolve("data"));
        laptop.add("hello", programs.hello());
        laptop.add("sleeper", programs.script("sleeper", "echo up; exec sleep 300"));
    }

    @AfterAll
    static void stop() {
        laptop.close();
    }

    @AfterEach
    void clean() {
        laptop.client().apps().deployments().inNamespace(Laptop.NAMESPACE).delete();
        laptop.client().pods().inNamespace(Laptop.NAMESPACE).withGracePeriod(0).delete();
        laptop.client().services().inNamespace(Laptop.NAMESPACE).delete();
        await().until(() -> laptop.pods().isEmpty());
    }

    @Test
    void runsADeploymentThatAnswersAtTheAddressOfItsEndpointSlice() throws Exception {
        create(service());
        create(deployment("dev.local/hello", container -> container));

        await().until(() -> available() == 1);

        EndpointSlice slice = slices().getFirst();
        assertThat(slice.getEndpoints().getFirst().getConditions().getReady()).isTrue();
        assertThat(slice.getPorts().getFirst().getName()).isEqualTo("http");
        assertThat(get(slice.getPorts().getFirst().getPort())).startsWith("hello ");
    }

    @Test
    void takesAPodOutOfItsServiceBeforeItEndsTheProcess() throws Exception {
        create(service());
        create(deployment("dev.local/hello", container -> container));
        await().until(() -> available() == 1);
        long pid = Long.parseLong(
                get(slices().getFirst().getPorts().getFirst().getPort()).replaceAll("\\D", ""));

        scale(0);

        await().until(() -> laptop.pods().isEmpty());
        assertThat(ProcessHandle.of(pid)).isEmpty();
        await().untilAsserted(() -> assertThat(slices()).isEmpty());
        await().until(() -> deploymentNow().getStatus().getReplicas() == null);
    }

    @Test
    void rollsAChangedTemplateOutWithoutAGap() throws Exception {
        create(service());
        create(deployment("dev.local/hello", container -> container));
        await().until(() -> available() == 1);

        laptop.client()
                .resource(deploymentNow())
                .edit(deployment -> new DeploymentBuilder(deployment)
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .addNewEnv()
                        .withName("GREETING")
                        .withValue("welcome")
                        .endEnv()
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());

        await().until(() -> {
            assertThat(available()).isPositive();
            return laptop.onlyPod().isPresent()
                    && slices().size() == 1
                    && get(slices().getFirst().getPorts().getFirst().getPort()).startsWith("welcome");
        });
    }

    @Test
    void restartsAProgramThatExitsAtOnceEverMoreSlowly() {
        laptop.add("broken", programs.script("broken", "echo the configuration is broken; exit 3"));

        create(deployment("dev.local/broken", container -> container));

        await().until(() -> waitingReason().equals("CrashLoopBackOff"));
        ContainerStatus status = container();
        assertThat(status.getRestartCount()).isPositive();
        assertThat(status.getLastState().getTerminated().getExitCode()).isEqualTo(3);
        assertThat(status.getLastState().getTerminated().getMessage()).isEqualTo("the configuration is broken");
        await().until(() -> events().contains("BackOff"));
    }

    @Test
    void refusesImagesThatOnlyAContainerEngineCouldRun() {
        create(deployment("docker.io/library/nginx", container -> container));

        await().until(() -> waitingReason().equals("ErrImagePull"));
        assertThat(waitingMessage()).contains("docker.io/library/nginx").contains("zeroth app add");
        assertThat(laptop.onlyPod().orElseThrow().getStatus().getPhase()).isEqualTo("Pending");
    }

    @Test
    void startsAnApplicationThatIsAddedLater() {
        create(deployment("dev.local/late", container -> container));
        await().until(() -> waitingReason().equals("ErrImagePull"));
        assertThat(waitingMessage()).contains("There is no application \"late\"");

        laptop.add("late", programs.script("late", "exec sleep 300"));

        await().until(() -> available() == 1);
    }

    @Test
    void saysThatAPathHasNothingToRun() {
        laptop.add("empty", directory.resolve("nowhere"));

        await().until(() -> !application("empty").getStatus().conditions().isEmpty());
        assertThat(application("empty").getStatus().conditions().getFirst().getStatus())
                .isEqualTo("False");
        assertThat(application("empty").getStatus().conditions().getFirst().getMessage())
                .contains("does not exist");
        assertThat(application("hello").getStatus().form()).isEqualTo("jar");
        assertThat(application("hello").getStatus().image()).matches("dev.local/hello@sha256:[0-9a-f]{64}");
    }

    @Test
    void saysThatAProgramNeverListens() {
        create(deployment(
                "dev.local/sleeper",
                container -> container.addNewPort().withContainerPort(8080).endPort()));

        await().until(() -> message().contains("listens on no port"));
        assertThat(message()).contains("PORT");
        await().until(() -> events().contains("NotListening"));
    }

    @Test
    void saysWhereAProgramListensInstead() {
        create(deployment("dev.local/hello", container -> container.addToArgs("0")));

        await().until(() -> message().contains("listens on port "));
        assertThat(message()).contains("but must listen on the port that the environment variable PORT names");
    }

    @Test
    void killsAProgramThatIgnoresTheWishToEnd() {
        laptop.add("stubborn", programs.script("stubborn", "trap '' TERM; while :; do sleep 0.1; done"));
        create(new DeploymentBuilder(deployment("dev.local/stubborn", container -> container))
                .editSpec()
                .editTemplate()
                .editSpec()
                .withTerminationGracePeriodSeconds(1L)
                .endSpec()
                .endTemplate()
                .endSpec()
                .build());
        await().until(() -> available() == 1);

        scale(0);

        await().until(() -> laptop.onlyPod()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null)
                .isPresent());
        await().until(() -> laptop.pods().isEmpty());
    }

    @Test
    void endsAPodAtOnceThatIsDeletedByForce() throws IOException {
        laptop.add("obstinate", programs.script("obstinate", "trap '' TERM; echo $$; while :; do sleep 0.1; done"));
        create(pod("dev.local/obstinate", "Always"));
        await().until(() -> log(LogQuery.Option.TIMESTAMPS).contains("Z "));
        long pid = Long.parseLong(log().strip());

        laptop.client().resource(laptop.pods().getFirst()).withGracePeriod(0).delete();

        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        await().until(() -> laptop.pods().isEmpty());
    }

    @Test
    void restartsAContainerThatFailsItsLivenessProbe() {
        create(deployment(
                "dev.local/sleeper",
                container -> container
                        .withNewLivenessProbe()
                        .withNewExec()
                        .withCommand("false")
                        .endExec()
                        .withPeriodSeconds(1)
                        .withFailureThreshold(1)
                        .endLivenessProbe()));

        await().until(() -> laptop.onlyPod().isPresent() && restarts() > 0);
        assertThat(events()).contains("Unhealthy", "Killing");
    }

    @Test
    void waitsForAConfigMapThatIsMissing() {
        create(deployment(
                "dev.local/hello",
                container -> container
                        .addNewEnvFrom()
                        .withNewConfigMapRef("later", false)
                        .endEnvFrom()));
        await().until(() -> waitingReason().equals("CreateContainerConfigError"));
        assertThat(waitingMessage()).isEqualTo("configmap \"later\" not found");

        laptop.client()
                .configMaps()
                .inNamespace(Laptop.NAMESPACE)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("later")
                        .endMetadata()
                        .addToData("GREETING", "at last")
                        .build())
                .create();

        await().until(() -> available() == 1);
    }

    @Test
    void refusesAVolumeThatAProcessCannotHave() {
        create(deployment(
                "dev.local/hello",
                container -> container
                        .addNewVolumeMount()
                        .withName("v")
                        .withMountPath("/data")
                        .endVolumeMount()));

        await().until(() -> waitingReason().equals("CreateContainerConfigError"));
        assertThat(waitingMessage()).contains("volumeMounts: /data");
    }

    @Test
    void runsAPodOfItsOwnToItsEnd() throws IOException {
        laptop.add("job", programs.script("job", "echo done $0"));

        create(pod("dev.local/job", "Never"));

        await().until(() -> laptop.onlyPod().orElseThrow().getStatus() != null
                && "Succeeded".equals(laptop.onlyPod().orElseThrow().getStatus().getPhase()));
        assertThat(log()).startsWith("done ");
    }

    @Test
    void refusesLogsInTheKubeletsWords() {
        create(deployment("dev.local/nothing", container -> container));
        await().until(() -> waitingReason().equals("ErrImagePull"));

        assertThat(open())
                .isEqualTo(new LogAnswer.Unavailable("container \"app\" in pod \""
                        + laptop.pods().getFirst().getMetadata().getName() + "\" is waiting to start: ErrImagePull"));
    }

    private static Deployment deployment(String image, UnaryOperator<ContainerBuilder> change) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("app")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("app", "app")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "app")
                .endMetadata()
                .withNewSpec()
                .addToContainers(change.apply(container(image)).build())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static ContainerBuilder container(String image) {
        ContainerBuilder container = new ContainerBuilder().withName("app").withImage(image);
        return image.equals("dev.local/hello")
                ? container
                        .addNewPort()
                        .withName("user-port")
                        .withContainerPort(8080)
                        .endPort()
                        .withNewReadinessProbe()
                        .withNewTcpSocket()
                        .withPort(new IntOrString("user-port"))
                        .endTcpSocket()
                        .withPeriodSeconds(1)
                        .endReadinessProbe()
                : container;
    }

    private static Pod pod(String image, String restartPolicy) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("alone")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(restartPolicy)
                .addToContainers(container(image).build())
                .endSpec()
                .build();
    }

    private static Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("app-private")
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of("app", "app"))
                .addNewPort()
                .withName("http")
                .withPort(80)
                .withTargetPort(new IntOrString(8080))
                .endPort()
                .endSpec()
                .build();
    }

    private static void create(HasMetadata object) {
        laptop.client().resource(object).create();
    }

    private static void scale(int replicas) {
        laptop.client()
                .apps()
                .deployments()
                .inNamespace(Laptop.NAMESPACE)
                .withName("app")
                .scale(replicas);
    }

    private static Deployment deploymentNow() {
        return laptop.client()
                .apps()
                .deployments()
                .inNamespace(Laptop.NAMESPACE)
                .withName("app")
                .get();
    }

    private static int available() {
        return Optional.ofNullable(deploymentNow().getStatus())
                .map(status -> status.getAvailableReplicas())
                .orElse(0);
    }

    private static List<EndpointSlice> slices() {
        return laptop.client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(Laptop.NAMESPACE)
                .withLabel("kubernetes.io/service-name", "app-private")
                .list()
                .getItems();
    }

    private static Application application(String name) {
        return laptop.client().resources(Application.class).withName(name).get();
    }

    private static ContainerStatus container() {
        return laptop.onlyPod().orElseThrow().getStatus().getContainerStatuses().getFirst();
    }

    private static Optional<ContainerStatus> containerIfThere() {
        return laptop.onlyPod()
                .flatMap(pod -> Optional.ofNullable(pod.getStatus()))
                .flatMap(status -> status.getContainerStatuses().stream().findFirst());
    }

    private static int restarts() {
        return containerIfThere().map(ContainerStatus::getRestartCount).orElse(0);
    }

    private static String waitingReason() {
        return containerIfThere()
                .flatMap(container -> Optional.ofNullable(container.getState().getWaiting()))
                .map(waiting -> waiting.getReason())
                .orElse("");
    }

    private static String waitingMessage() {
        return container().getState().getWaiting().getMessage();
    }

    private static String message() {
        return laptop.onlyPod()
                .flatMap(pod -> Optional.ofNullable(pod.getStatus()))
                .flatMap(status -> Optional.ofNullable(status.getMessage()))
                .orElse("");
    }

    private static List<String> events() {
        return laptop.client().v1().events().inNamespace(Laptop.NAMESPACE).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    private static LogAnswer open(LogQuery.Option... options) {
        return laptop.node()
                .logs()
                .open(new LogQuery(
                        Laptop.NAMESPACE,
                        laptop.pods().getFirst().getMetadata().getName(),
                        "app",
                        Set.of(options),
                        OptionalLong.empty(),
                        Optional.empty()));
    }

    private static String log(LogQuery.Option... options) throws IOException {
        return open(options) instanceof LogAnswer.Text text
                ? new String(text.lines().readAllBytes(), StandardCharsets.UTF_8)
                : "";
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
