package zeroth.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services on one platform that runs all the while: each test has Services of its own, and disturbs no other. */
class ServiceTest {
    private static final String FROM_ZERO =
            "{autoscaling.knative.dev/initial-scale: \"0\", autoscaling.knative.dev/window: 6s}";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path directory;

    private static Laptop laptop;

    @BeforeAll
    static void start() throws Exception {
        laptop = Laptop.start(directory.resolve("data"));
        laptop.application("test", TestApplication.jarIn(directory));
        laptop.client()
                .configMaps()
                .inNamespace("knative-serving")
                .withName("config-autoscaler")
                .edit(settings -> settings.edit()
                        .addToData("allow-zero-initial-scale", "true")
                        .build());
        laptop.service("undisturbed", "good");
        laptop.awaitReady("undisturbed");
    }

    /** Whatever became of the Service of a test. */
    @AfterEach
    void theOthersGoOn() throws Exception {
        assertThat(laptop.get("undisturbed", "/").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        laptop.close();
    }

    @Test
    void isReadyAtZeroAndWakesForTheFirstRequest() throws Exception {
        laptop.service("sleeper", "good", FROM_ZERO);
        laptop.awaitReady("sleeper");
        assertThat(laptop.pods("sleeper")).isEmpty();

        HttpResponse<String> answer = laptop.get("sleeper", "/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello from sleeper-00001");
        assertThat(laptop.pods("sleeper")).hasSize(1);
    }

    @Test
    void rollsOutAChangeAsANewRevision() throws Exception {
        laptop.service("changing", "good");
        laptop.awaitReady("changing");

        laptop.service("changing", "good", "{example.org/change: \"2\"}");
        laptop.awaitReady("changing");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> laptop.get("changing", "/").body().equals("hello from changing-00002"));
    }

    @Test
    void saysThatItsProcessExitsAndLeavesOthersAlone() throws Exception {
        laptop.service("neighbour", "good");
        laptop.awaitReady("neighbour");

        laptop.service("crashing", "exit");

        assertThat(laptop.awaitFailed("crashing").getMessage()).contains("Container failed with: starting exit");
        assertThat(laptop.get("neighbour", "/").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatItsProcessNeverListensAndLeavesOthersAlone() throws Exception {
        laptop.service("beside", "good");
        laptop.awaitReady("beside");

        laptop.service("deaf", "deaf");

        await().atMost(PATIENCE).until(() -> podMessage("deaf").contains("listens on no port"));
        assertThat(podMessage("deaf")).contains("PORT");
        assertThat(laptop.ready("deaf"))
                .hasValueSatisfying(ready -> assertThat(ready.getStatus()).isNotEqualTo("True"));
        assertThat(laptop.get("beside", "/").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhereItsProcessListensInstead() throws Exception {
        laptop.service("elsewhere", "elsewhere");

        await().atMost(PATIENCE)
                .until(() ->
                        podMessage("elsewhere").matches("(?s).*listens on port \\d+, but must listen on .*PORT.*"));
        assertThat(laptop.ready("elsewhere"))
                .hasValueSatisfying(ready -> assertThat(ready.getStatus()).isNotEqualTo("True"));
    }

    @Test
    void aProcessThatIgnoresSigtermIsKilledAfterItsGracePeriod() throws Exception {
        Set<ProcessHandle> others = processes();
        laptop.service("stubborn", "stubborn", "{}", Duration.ofSeconds(2));
        laptop.awaitReady("stubborn");
        Set<ProcessHandle> own = processes();
        own.removeAll(others);

        laptop.client().resources(Service.class).withName("stubborn").delete();

        await().atMost(PATIENCE).until(() -> laptop.pods("stubborn").isEmpty());
        assertThat(own).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysThatItsApplicationIsMissing() throws Exception {
        laptop.apply("""
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: missing}
                spec: {template: {spec: {containers: [{image: dev.local/nowhere}]}}}
                """);

        assertThat(laptop.awaitFailed("missing").getMessage()).contains("nowhere");
    }

    @Test
    void aClientThatLeavesWhileItWaitsIsForgotten() throws Exception {
        laptop.service("deserted", "deaf", FROM_ZERO);
        laptop.awaitReady("deserted");
        CompletableFuture<?> request =
                laptop.http().sendAsync(laptop.request("deserted", "/"), HttpResponse.BodyHandlers.ofString());
        await().until(() -> laptop.platform().waiting() > 0);

        request.cancel(true);

        await().until(() -> laptop.platform().waiting() == 0);
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertThatThrownBy(() -> laptop.apply("""
                        apiVersion: serving.knative.dev/v1
                        kind: Service
                        metadata: {name: wrong}
                        spec: {template: {spec: {containers: [{image: dev.local/test, imagge: x}]}}}
                        """))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("imagge");
    }

    @Test
    void kindsOfEveryGroupAreApplied() throws Exception {
        laptop.apply("{apiVersion: v1, kind: Namespace, metadata: {name: mine}}");
        laptop.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: kept, namespace: mine}, data: {a: b}}");
        laptop.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: kept, namespace: mine}, data: {a: c}}");
        assertThat(laptop.client()
                        .configMaps()
                        .inNamespace("mine")
                        .withName("kept")
                        .get()
                        .getData())
                .containsEntry("a", "c");
    }

    @Test
    void anUnknownKindIsRefusedByName() {
        assertThatThrownBy(() -> laptop.apply("{apiVersion: example.org/v1, kind: Nothing, metadata: {name: x}}"))
                .hasMessageContaining("Nothing");
    }

    @Test
    void aServiceThatFailsValidationIsRefusedWithUpstreamsSentence() {
        assertThatThrownBy(() -> laptop.apply("""
                        apiVersion: serving.knative.dev/v1
                        kind: Service
                        metadata: {name: wrong}
                        spec: {template: {spec: {containerConcurrency: -1, containers: [{image: dev.local/test}]}}}
                        """))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("validation failed: expected 0 <= -1 <= 1000");
    }

    @Test
    void anApiRequestWithoutTheTokenIsRefused() throws Exception {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(laptop.platform().apiUrl() + "/api/v1/pods").toURL().openConnection();
        ((javax.net.ssl.HttpsURLConnection) connection)
                .setSSLSocketFactory(trusting().getSocketFactory());

        assertThat(connection.getResponseCode()).isEqualTo(401);
    }

    @Test
    void anUnknownHostIsNotFound() throws Exception {
        HttpRequest request = laptop.request("nobody", "/");

        assertThat(laptop.http()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private static String podMessage(String service) {
        return laptop.pods(service).stream()
                .map(pod -> String.valueOf(pod.getStatus().getMessage()))
                .findFirst()
                .orElse("");
    }

    private static SSLContext trusting() throws Exception {
        String kubeconfig = Files.readString(laptop.platform().kubeconfig());
        byte[] certificate = java.util.Base64.getDecoder()
                .decode(Config.fromKubeconfig(kubeconfig).getCaCertData());
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream bytes = new java.io.ByteArrayInputStream(certificate)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
