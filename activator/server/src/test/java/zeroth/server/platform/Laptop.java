package zeroth.server.platform;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.server.application.ApplicationException;
import zeroth.server.application.Applications;
import zeroth.server.manifest.Apply;

/** A platform as a user has it, with one application whose environment says how it behaves. */
final class Laptop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static {
        // The gateway looks at the Host header; the client wants to set it itself.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;

    private Laptop(Platform platform) {
        this.platform = platform;
    }

    static Laptop start(Path dataDirectory) {
        return new Laptop(Platform.start(PlatformSettings.at(DataDirectory.kept(dataDirectory))));
    }

    Platform platform() {
        return platform;
    }

    KubernetesClient client() {
        return platform.client();
    }

    void application(String name, Path path) throws ApplicationException {
        new Applications(client(), InstantSource.system()).put(name, path);
    }

    void apply(String yaml) throws IOException {
        new Apply(client()).apply((ObjectNode) YAML.readTree(yaml));
    }

    /** A Service that runs the test application with BEHAVIOUR set. */
    void service(String name, String behaviour) throws IOException {
        service(name, behaviour, "{}");
    }

    void service(String name, String behaviour, String annotations) throws IOException {
        service(name, behaviour, annotations, Duration.ofSeconds(20));
    }

    void service(String name, String behaviour, String annotations, Duration timeout) throws IOException {
        apply("""
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: %s}
                spec:
                  template:
                    metadata: {annotations: %s}
                    spec:
                      timeoutSeconds: %d
                      containers:
                      - image: dev.local/test
                        env: [{name: BEHAVIOUR, value: %s}]
                """.formatted(name, annotations, timeout.toSeconds(), behaviour));
    }

    void awaitReady(String name) {
        await().atMost(PATIENCE)
                .until(() -> ready(name).map(Condition::getStatus).equals(Optional.of("True")));
    }

    Condition awaitFailed(String name) {
        await().atMost(PATIENCE)
                .until(() -> ready(name).map(Condition::getStatus).equals(Optional.of("False")));
        return ready(name).orElseThrow();
    }

    Optional<Condition> ready(String name) {
        return Optional.ofNullable(
                        client().resources(Service.class).withName(name).get())
                .filter(service -> service.getStatus() != null)
                .filter(service -> Objects.equals(
                        service.getMetadata().getGeneration(),
                        service.getStatus().getObservedGeneration()))
                .flatMap(service -> service.getStatus().getConditions().stream()
                        .filter(condition -> "Ready".equals(condition.getType()))
                        .findFirst());
    }

    List<Pod> pods(String service) {
        return client().pods()
                .withLabel("serving.knative.dev/service", service)
                .list()
                .getItems();
    }

    HttpResponse<String> get(String service, String pathAndQuery) throws IOException, InterruptedException {
        return http.send(request(service, pathAndQuery), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(String service, String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.gatewayPort() + pathAndQuery))
                .header("Host", service + ".default.localhost")
                .timeout(PATIENCE)
                .build();
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        platform.close();
    }
}
