package zeroth.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroth.names.EnvironmentKeys;

/** A Revision's pod as the controller makes it, found through the private Service, with and without a queue-proxy. */
@Timeout(120)
abstract class RevisionPodContract {
    @TempDir
    Path directory;

    Laptop laptop;

    /** The program in the user's container. */
    abstract Path program(Programs programs);

    abstract List<Container> containers();

    @BeforeEach
    void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        laptop = Laptop.start(directory.resolve("data"));
        laptop.add("hello", program(new Programs(directory)));
        laptop.client().resource(privateService()).create();
        laptop.client().resource(deployment()).create();
        await().until(() -> readySlice().isPresent());
    }

    @AfterEach
    void stop() {
        laptop.close();
    }

    @Test
    void answersThroughItsQueueProxyWhosePortsAreInItsSlice() throws Exception {
        EndpointSlice slice = readySlice().orElseThrow();

        assertThat(slice.getPorts()).extracting(EndpointPort::getName).contains("http", "http-autometric");
        assertThat(slice.getMetadata().getLabels()).containsEntry("serving.knative.dev/revision", "rev");
        assertThat(get(port(slice, "http"))).startsWith("hello ");
        await().untilAsserted(() -> assertThat(podConditionsTrue()).contains("Ready", "ContainersReady"));
        assertThat(laptop.onlyPod().orElseThrow().getStatus().getContainerStatuses())
                .allSatisfy(status -> assertThat(status.getReady()).isTrue());
    }

    @Test
    void endsNoEarlierThanItsLastConnection() throws Exception {
        EndpointSlice slice = readySlice().orElseThrow();
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port(slice, "http"))) {
            request(connection);

            laptop.client()
                    .apps()
                    .deployments()
                    .inNamespace(Laptop.NAMESPACE)
                    .withName("rev-deployment")
                    .scale(0);

            await().until(() -> slices().stream().anyMatch(RevisionPodContract::isTerminating));
            assertThat(get(port(slice, "http"))).startsWith("hello ");
            assertThat(laptop.onlyPod()).isPresent();
        }
        await().until(() -> laptop.pods().isEmpty());
        await().until(() -> slices().isEmpty());
    }

    /** One request whose connection stays open. */
    private static void request(Socket connection) throws IOException {
        connection.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = connection.getInputStream();
        assertThat(in.read()).isEqualTo('H');
    }

    private static boolean isTerminating(EndpointSlice slice) {
        Endpoint endpoint = slice.getEndpoints().getFirst();
        return endpoint.getConditions().getTerminating()
                && endpoint.getConditions().getServing()
                && !endpoint.getConditions().getReady();
    }

    private Optional<EndpointSlice> readySlice() {
        return slices().stream()
                .filter(slice -> slice.getEndpoints().getFirst().getConditions().getReady())
                .findFirst();
    }

    private List<EndpointSlice> slices() {
        return laptop.client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(Laptop.NAMESPACE)
                .withLabel("kubernetes.io/service-name", "rev-private")
                .list()
                .getItems();
    }

    private List<String> podConditionsTrue() {
        return laptop.onlyPod().orElseThrow().getStatus().getConditions().stream()
                .filter(condition -> condition.getStatus().equals("True"))
                .map(condition -> condition.getType())
                .toList();
    }

    private static int port(EndpointSlice slice, String name) {
        return slice.getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getPort();
    }

    private static Service privateService() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("rev-private")
                .addToLabels("serving.knative.dev/revision", "rev")
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of("serving.knative.dev/revisionUID", "uid"))
                .addNewPort()
                .withName("http")
                .withPort(80)
                .withTargetPort(new IntOrString(8012))
                .endPort()
                .addNewPort()
                .withName("http-autometric")
                .withPort(9090)
                .withTargetPort(new IntOrString("http-autometric"))
                .endPort()
                .endSpec()
                .build();
    }

    final Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("rev-deployment")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("serving.knative.dev/revisionUID", "uid")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("serving.knative.dev/revisionUID", "uid")
                .endMetadata()
                .withNewSpec()
                .withContainers(containers())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    static Container user() {
        return new ContainerBuilder()
                .withName("user-container")
                .withImage("dev.local/hello")
                .addNewPort()
                .withName("user-port")
                .withContainerPort(8080)
                .endPort()
                .addNewEnv()
                .withName("PORT")
                .withValue("8080")
                .endEnv()
                .build();
    }

    static Container queueProxy() {
        ContainerBuilder container = new ContainerBuilder()
                .withName("queue-proxy")
                .withImage("dev.local/queue-proxy")
                .addNewPort()
                .withName("http-autometric")
                .withContainerPort(9090)
                .endPort()
                .addNewPort()
                .withName("queue-port")
                .withContainerPort(8012)
                .endPort()
                .addNewEnv()
                .withName(EnvironmentKeys.SERVING_POD)
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
                .endValueFrom()
                .endEnv();
        Map.ofEntries(
                        Map.entry(EnvironmentKeys.SERVING_NAMESPACE, "default"),
                        Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, "rev"),
                        Map.entry(EnvironmentKeys.SERVING_REVISION, "rev"),
                        Map.entry(EnvironmentKeys.SERVING_POD_IP, "127.0.0.1"),
                        Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                        Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                        Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                        Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                        Map.entry(EnvironmentKeys.USER_PORT, "8080"),
                        Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "0"),
                        Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "300"),
                        Map.entry(
                                EnvironmentKeys.SERVING_READINESS_PROBE,
                                "{\"tcpSocket\":{\"host\":\"127.0.0.1\",\"port\":8080},\"successThreshold\":1}"))
                .forEach((name, value) ->
                        container.addNewEnv().withName(name).withValue(value).endEnv());
        return container.build();
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
