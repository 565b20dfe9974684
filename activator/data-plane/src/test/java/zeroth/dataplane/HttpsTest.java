package zeroth.dataplane;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.dataplane.testing.TestCertificate;
import zeroth.dataplane.tls.Https;

/** HTTPS at the outside door: certificates from the API's Secrets, by the name that a client asks for. */
@ExtendWith(SharedApi.class)
class HttpsTest {
    private static final String HOST = "hello.example.com";

    private final Vertx vertx = Vertx.vertx();
    private TestApi api;
    private DataPlane plane;
    private Caller caller;

    @BeforeEach
    void start(TestApi api) {
        this.api = api;
        plane = DataPlane.start(
                vertx, api.client, DataPlaneSettings.onLaptop(0).with(new Https.On(0, OptionalInt.empty())), _ -> {});
        caller = new Caller(vertx, plane.gatewayPort());
        api.revision(
                "hello",
                FakePod.start(
                        vertx, "hello", request -> request.response().end(request.getHeader("X-Forwarded-Proto"))));
    }

    @AfterEach
    void stop() {
        caller.close();
        plane.close();
        Caller.join(vertx.close());
    }

    /** [tls], [httpoption] Enabled */
    @Test
    void aHostIsServedWithAndWithoutTlsInBothVersionsOfHttp() {
        secret("cert", TestCertificate.elliptic(HOST));
        api.ingress("hello", tls("cert", HOST) + ", httpOption: Enabled, " + rules(HOST));
        api.awaitReady("hello");

        await().untilAsserted(() -> assertThat(caller.get(HOST, "/").body()).isEqualTo("http"));
        assertThat(secure(HOST, HttpVersion.HTTP_1_1)).isEqualTo(new Seen("https", HttpVersion.HTTP_1_1, HOST));
        assertThat(secure(HOST, HttpVersion.HTTP_2)).isEqualTo(new Seen("https", HttpVersion.HTTP_2, HOST));
    }

    /** [httpoption] Redirected */
    @Test
    void plainHttpIsSentOnToHttpsWithItsPathAndQuery() {
        secret("cert", TestCertificate.rsa(HOST));
        api.ingress("hello", tls("cert", HOST) + ", httpOption: Redirected, " + rules(HOST));
        api.awaitReady("hello");

        Reply reply = caller.get(HOST + ":80", "/a/b?c=d");

        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.headers().get("Location"))
                .isEqualTo("https://hello.example.com:" + plane.tlsPort().orElseThrow() + "/a/b?c=d");
        assertThat(secure(HOST, HttpVersion.HTTP_2).body()).isEqualTo("https");
    }

    @Test
    void eachHostShowsItsOwnCertificateAndAnUnknownOneNone() {
        secret("one", TestCertificate.elliptic("one"));
        secret("many", TestCertificate.rsa("many"));
        api.ingress("one", tls("one", HOST) + ", " + rules(HOST));
        api.ingress("many", tls("many", "*.example.com") + ", " + rules("*.example.com"));
        api.awaitReady("one");
        api.awaitReady("many");

        assertThat(secure(HOST, HttpVersion.HTTP_2).certificate()).isEqualTo("one");
        assertThat(secure("any.example.com", HttpVersion.HTTP_1_1).certificate())
                .isEqualTo("many");
        assertThatThrownBy(() -> secure("unknown.example.org", HttpVersion.HTTP_1_1))
                .hasRootCauseInstanceOf(SSLException.class);
    }

    @Test
    void aChangedSecretIsShownFromTheNextHandshakeOn() {
        secret("cert", TestCertificate.elliptic("before"));
        api.ingress("hello", tls("cert", HOST) + ", " + rules(HOST));
        api.awaitReady("hello");
        assertThat(secure(HOST, HttpVersion.HTTP_1_1).certificate()).isEqualTo("before");

        secret("cert", TestCertificate.rsa("after"));

        await().atMost(10, SECONDS)
                .until(() -> secure(HOST, HttpVersion.HTTP_1_1).certificate().equals("after"));
    }

    @Test
    void aSecretThatIsMissingOrBrokenIsSaidAndTheRestIsServed() {
        api.ingress("hello", tls("cert", HOST) + ", " + rules(HOST));
        await().until(() -> api.reason("hello").equals("SecretMissing"));
        await().until(() -> caller.get(HOST, "/").status() == 200);

        TestCertificate good = TestCertificate.elliptic(HOST);
        secret("cert", new TestCertificate("broken", good.key(), ""));
        await().until(() -> api.reason("hello").equals("SecretInvalid"));

        secret("cert", good);
        api.awaitReady("hello");
    }

    private void secret(String name, TestCertificate certificate) {
        api.apply("""
                apiVersion: v1
                kind: Secret
                metadata: {namespace: default, name: %s}
                type: kubernetes.io/tls
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(name, base64(certificate.certificate()), base64(certificate.key())), Secret.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tls(String secret, String host) {
        return "tls: [{hosts: [\"%s\"], secretName: %s, secretNamespace: default}]".formatted(host, secret);
    }

    private static String rules(String host) {
        return "rules: [%s]"
                .formatted(IngressText.rule(List.of(host), IngressText.path("", IngressText.split("hello", 100, ""))));
    }

    /** One request over a connection of its own. */
    private Seen secure(String host, HttpVersion version) {
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(true)
                .setProtocolVersion(version);
        HttpClient client = vertx.createHttpClient(options);
        try {
            return Caller.join(client.request(new RequestOptions()
                            .setServer(SocketAddress.inetSocketAddress(
                                    plane.tlsPort().orElseThrow(), "127.0.0.1"))
                            .setHost(host)
                            .setPort(443)
                            .setURI("/"))
                    .compose(request -> request.send().compose(HttpsTest::seen)));
        } finally {
            var _ = client.close();
        }
    }

    private static Future<Seen> seen(HttpClientResponse response) {
        return response.body()
                .map(body -> new Seen(
                        body.toString(),
                        response.version(),
                        name(response.request().connection())));
    }

    private static String name(HttpConnection connection) {
        try {
            X509Certificate first =
                    (X509Certificate) connection.peerCertificates().getFirst();
            return first.getSubjectX500Principal().getName().replace("CN=", "");
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private record Seen(String body, HttpVersion version, String certificate) {}
}
