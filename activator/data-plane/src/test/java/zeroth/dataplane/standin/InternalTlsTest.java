package zeroth.dataplane.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.TestAuthority.base64;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.dataplane.edge.Edge;
import zeroth.dataplane.edge.EdgeSettings;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.dataplane.testing.TestAuthority;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;

/** An installation whose parts speak TLS to one another, with a real queue-proxy behind the activator. */
@ExtendWith(SharedApi.class)
class InternalTlsTest {
    /** With settings that change nothing. */
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final String[] POD = {"kn-user-default", "data-plane.knative.dev"};

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority = new TestAuthority("first");
    private TestApi api;
    private Knative knative;

    @BeforeEach
    void start(TestApi api) {
        this.api = api;
        knative = new Knative(api);
        api.configure("config-network", Map.of("system-internal-tls", "enabled"));
        knative.revision(0);
    }

    @AfterEach
    void stop() {
        Caller.join(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http2"})
    void requestsReachThePodInTlsAndItsProbesInClearText(String protocol) throws IOException {
        routing(authority, authority);
        pod(authority.issue(POD), protocol);

        try (StandIn activator = activator();
                Caller caller = new Caller(vertx, activator.httpPort())) {
            assertThat(caller.get("hello.example.com", "/", Knative.HELLO).body())
                    .isEqualTo("in TLS hello.example.com");
        }
    }

    @Test
    void whoIsVouchedForByNobodyWeBelieveGetsNoRequest() throws IOException {
        routing(authority, authority);
        pod(new TestAuthority("first").issue(POD), "http");

        try (StandIn activator = activator();
                Caller caller = new Caller(vertx, activator.httpPort())) {
            assertThat(caller.get("hello.example.com", "/", Knative.HELLO).status())
                    .isEqualTo(502);
        }
    }

    @Test
    void anAuthorityThatIsReplacedIsBelievedNoMoreUntilABundleNamesItAgain() throws IOException {
        routing(authority, authority);
        pod(authority.issue(POD), "http");
        try (StandIn activator = activator();
                Caller caller = new Caller(vertx, activator.httpPort())) {
            assertThat(caller.get("hello.example.com", "/", Knative.HELLO).status())
                    .isEqualTo(200);

            routing(authority, new TestAuthority("second"));
            await().atMost(20, SECONDS)
                    .until(() ->
                            caller.get("hello.example.com", "/", Knative.HELLO).status() == 502);

            bundle(authority);
            await().atMost(20, SECONDS)
                    .until(() ->
                            caller.get("hello.example.com", "/", Knative.HELLO).status() == 200);
        }
    }

    @Test
    void itsOwnPortShowsTheCertificateOfTheSecretAndOneThatIsRenewed() throws Exception {
        routing(authority, authority);
        pod(authority.issue(POD), "http");
        try (StandIn activator = activator()) {
            X509Certificate first = shown(activator);

            routing(authority, authority);

            await().until(() -> !shown(activator).equals(first));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http2"})
    void aGatewayReachesTheActivatorInTlsAndThatThePod(String protocol) throws IOException {
        routing(authority, authority);
        pod(authority.issue(POD), protocol);

        try (StandIn activator = activator();
                Edge gateway = gatewayBefore(activator, protocol);
                Caller caller = new Caller(vertx, gateway.port())) {
            assertThat(caller.get("hello.example.com", "/").body()).isEqualTo("in TLS hello.example.com");
        }
    }

    @Test
    void aGatewayBelievesNobodyBehindAServiceWhomNobodyVouchesFor() throws IOException {
        routing(new TestAuthority("second"), authority);
        pod(authority.issue(POD), "http");

        try (StandIn activator = activator();
                Edge gateway = gatewayBefore(activator, "http");
                Caller caller = new Caller(vertx, gateway.port())) {
            assertThat(caller.get("hello.example.com", "/").status()).isEqualTo(502);
        }
    }

    @Test
    void handshakesAgreeOnWhatTheVariablesAllow() throws Exception {
        routing(authority, authority);
        try (StandIn usual = activator();
                StandIn lenient = activator(Map.of("ACTIVATOR_TLS_MIN_VERSION", "1.2"));
                SSLSocket old = socket(usual, "TLSv1.2");
                SSLSocket oldAndWelcome = socket(lenient, "TLSv1.2")) {
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
            oldAndWelcome.startHandshake();
            assertThat(oldAndWelcome.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void http2IsMetWithoutBeingAnnouncedInTheHandshake() throws Exception {
        routing(authority, authority);
        try (StandIn activator = activator();
                SSLSocket gateway = socket(activator, "TLSv1.3")) {
            gateway.getOutputStream().write(PREFACE);
            gateway.getOutputStream().flush();

            byte[] frame = gateway.getInputStream().readNBytes(9);

            assertThat(frame[3]).as("SETTINGS").isEqualTo((byte) 4);
        }
    }

    @Test
    void itDoesNotStartWithoutACertificate() {
        assertThatThrownBy(() -> activator())
                .hasMessageContaining("Secret knative-serving/routing-serving-certs: missing or unreadable");
    }

    /** Of an answer by HTTP/2 in TLS. */
    private X509Certificate shown(StandIn activator) throws Exception {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2));
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(activator.httpsPort().orElseThrow());
        Knative.HELLO.forEach(options::putHeader);
        try {
            HttpClientRequest request = Caller.join(client.request(options));
            HttpClientResponse response = Caller.join(request.send());
            assertThat(response.statusCode()).isEqualTo(200);
            return (X509Certificate) request.connection().sslSession().getPeerCertificates()[0];
        } finally {
            Caller.join(client.close());
        }
    }

    private void routing(TestAuthority issuer, TestAuthority shown) {
        TestAuthority.Issued own = issuer.issue("kn-routing", "data-plane.knative.dev");
        api.apply(
                """
                apiVersion: v1
                kind: Secret
                metadata: {namespace: knative-serving, name: routing-serving-certs}
                data: {tls.crt: %s, tls.key: %s, ca.crt: %s}
                """.formatted(base64(own.certificate()), base64(own.key()), base64(shown.certificate())), Secret.class);
    }

    private void bundle(TestAuthority more) {
        ConfigMap bundle = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("knative-serving")
                .withName("bundle")
                .addToLabels("networking.knative.dev/trust-bundle", "true")
                .endMetadata()
                .addToData("ca.crt", more.certificate())
                .build();
        api.client.resource(bundle).create();
    }

    /** At one port it takes TLS; at the other, which is for probes, requests are answered differently. */
    private void pod(TestAuthority.Issued certificate, String protocol) throws IOException {
        Files.writeString(directory.resolve("tls.crt"), certificate.certificate());
        Files.writeString(directory.resolve("tls.key"), certificate.key());
        int user = Caller.join(vertx.createHttpServer(
                                new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                        .requestHandler(request -> request.response().end("in TLS " + request.authority()))
                        .listen())
                .actualPort();
        QueueProxy proxy = QueueProxy.start(vertx, settings(user));
        FakePod probed = FakePod.answering(vertx, "in clear text");
        knative.addresses(
                """
                - addresses: [{ip: 127.0.0.1}]
                  ports: [{name: %s, port: %d}, {name: https, port: %d}]
                """.formatted(protocol, probed.pod().port(), proxy.tlsPort().orElseThrow()));
    }

    private QueueProxySettings settings(int user) {
        return QueueProxySettings.fromEnvironment(Map.ofEntries(
                        Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "0"),
                        Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                        Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                        Map.entry(EnvironmentKeys.USER_PORT, Integer.toString(user)),
                        Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "300"),
                        Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                        Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                        Map.entry(EnvironmentKeys.SERVING_NAMESPACE, "default"),
                        Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, ""),
                        Map.entry(EnvironmentKeys.SERVING_REVISION, "hello-00001"),
                        Map.entry(EnvironmentKeys.SERVING_POD, "a"),
                        Map.entry(EnvironmentKeys.SERVING_POD_IP, "")))
                .listeningOn("127.0.0.1", ListenPorts.ANY_FREE)
                .withTls(new TlsSettings(KeyFiles.in(directory), TlsRules.DEFAULT));
    }

    /** The Revision's public Service leads to the activator's port for TLS. */
    private Edge gatewayBefore(StandIn activator, String protocol) {
        api.apply("""
                apiVersion: v1
                kind: Service
                metadata: {namespace: default, name: hello-00001}
                spec: {ports: [{name: %s, port: 80}, {name: https, port: 443}]}
                """.formatted(protocol), Service.class);
        api.apply("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  namespace: default
                  name: hello-00001-a
                  labels: {kubernetes.io/service-name: hello-00001}
                addressType: IPv4
                ports: [{name: https, port: %d}]
                endpoints: [{addresses: [127.0.0.1], conditions: {ready: true}}]
                """.formatted(activator.httpsPort().orElseThrow()), EndpointSlice.class);
        String split = IngressText.split(
                        "hello-00001", 100, "Knative-Serving-Revision: hello-00001, Knative-Serving-Namespace: default")
                .replace("servicePort: 80", "servicePort: 443");
        api.ingress(
                "hello",
                "rules: [%s]".formatted(IngressText.rule(List.of("hello.example.com"), IngressText.path("", split))));
        return Edge.start(
                vertx,
                api.client,
                EdgeSettings.fromEnvironment(Map.of(
                        "POD_NAME", "gateway-1",
                        "SYSTEM_NAMESPACE", "knative-serving",
                        "CLUSTER_DOMAIN", "cluster.local",
                        "HTTP_PORT", "0",
                        "LOCAL_PORT", "0")));
    }

    private StandIn activator() {
        return activator(Map.of());
    }

    private StandIn activator(Map<String, String> variables) {
        return StandIn.start(vertx, api.client, Knative.settings("10.0.0.1", variables));
    }

    /** One that believes everybody and has not shaken hands yet. */
    private static SSLSocket socket(StandIn activator, String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", activator.httpsPort().orElseThrow());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }
}
