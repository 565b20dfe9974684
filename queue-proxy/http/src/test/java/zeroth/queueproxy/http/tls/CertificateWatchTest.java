package zeroth.queueproxy.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.Terms;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.http.tls.TlsRules.Version;
import zeroth.queueproxy.time.testing.VirtualTime;

class CertificateWatchTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private final Servers servers = new Servers();
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void speaksWhatAlpnAgreesOn(HttpVersion version) throws Exception {
        int port = serve("pkcs8", TlsRules.DEFAULT);
        HttpClient client = servers.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setUseAlpn(true)
                        .setProtocolVersion(version));

        Future<String> answer = client.request(HttpMethod.GET, port, "localhost", "/")
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(Object::toString);

        assertThat(Servers.await(answer)).isEqualTo(version.name());
    }

    @Test
    void takesThePrefaceOfHttp2AfterAHandshakeWithoutAlpnAsGosActivatorSendsIt() throws Exception {
        try (SSLSocket socket = handshake(serve("pkcs8", TlsRules.DEFAULT), List.of())) {
            assertThat(socket.getApplicationProtocol()).isEmpty();
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE);
            out.write(EMPTY_SETTINGS);
            InputStream in = socket.getInputStream();
            byte[] frame = in.readNBytes(9);
            assertThat(frame[3]).as("type of the first frame: SETTINGS").isEqualTo((byte) 4);
        }
    }

    @Test
    void speaksHttp11AfterAHandshakeWithoutAlpn() throws Exception {
        try (SSLSocket socket = handshake(serve("pkcs8", TlsRules.DEFAULT), List.of())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("HTTP_1_1");
        }
    }

    @Test
    void renewedCertificateIsUsedAMinuteLaterAtMostAndOneThatCannotBeReadIsNot() throws Exception {
        int port = serve("pkcs8", TlsRules.DEFAULT);
        assertThat(subject(port)).isEqualTo("CN=pkcs8");

        install("pkcs1");
        time.advance(Duration.ofSeconds(59));
        assertThat(subject(port)).isEqualTo("CN=pkcs8");
        time.advance(Duration.ofSeconds(1));
        assertThat(subject(port)).isEqualTo("CN=pkcs1");

        Files.writeString(directory.resolve("tls.key"), "half a ke");
        time.advance(Duration.ofSeconds(60));
        assertThat(subject(port)).isEqualTo("CN=pkcs1");
        install("sec1");
        time.advance(Duration.ofSeconds(60));
        assertThat(subject(port)).isEqualTo("CN=sec1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs1", "pkcs8", "sec1"})
    void keyMayHaveAnyFormThatClustersWrite(String form) throws Exception {
        assertThat(subject(serve(form, TlsRules.DEFAULT))).isEqualTo("CN=" + form);
    }

    @Test
    void certificateThatCannotBeReadAtTheStartIsSaidInASentence() throws Exception {
        install("pkcs8");
        Files.writeString(directory.resolve("tls.crt"), "");

        KeyFiles files = KeyFiles.in(directory);
        assertThatThrownBy(() -> CertificateWatch.start(new TlsSettings(files, TlsRules.DEFAULT), time))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("certificate " + files.certificate());
    }

    @Test
    void olderVersionIsRefusedUnlessItIsAllowed() throws Exception {
        int strict = serve("pkcs8", TlsRules.DEFAULT);
        assertThatThrownBy(() -> handshake(strict, List.of("TLSv1.2"))).isInstanceOf(SSLException.class);

        int lenient = serve(
                "pkcs8",
                new TlsRules(
                        Version.TLS_1_2,
                        Version.TLS_1_3,
                        List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                        List.of("secp256r1")));
        try (SSLSocket socket = handshake(lenient, List.of("TLSv1.2"))) {
            assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        }
    }

    @Test
    void whatIsNoVersionSuiteOrCurveIsRefusedByName() {
        assertThatThrownBy(() -> TlsRules.version("1.1")).hasMessage("\"1.1\" (expected: 1.2 or 1.3)");
        assertThatThrownBy(() -> TlsRules.suites("TLS_FOO")).hasMessageStartingWith("\"TLS_FOO\" (expected: one of ");
        assertThatThrownBy(() -> TlsRules.groups("X9")).hasMessageStartingWith("\"X9\" (expected: one of ");
        assertThat(TlsRules.groups("X25519MLKEM768, X25519,P-256")).containsExactly("x25519", "secp256r1");
    }

    private int serve(String pair, TlsRules rules) throws IOException {
        install(pair);
        CertificateWatch watch = CertificateWatch.start(new TlsSettings(KeyFiles.in(directory), rules), time);
        return Servers.await(Listener.open(
                        servers.vertx(),
                        "127.0.0.1",
                        0,
                        Terms.PLAIN.in(watch),
                        request -> request.response().end(request.version().name())))
                .port();
    }

    private void install(String pair) throws IOException {
        for (String end : List.of("crt", "key")) {
            try (InputStream in = CertificateWatchTest.class.getResourceAsStream(pair + "." + end)) {
                Files.write(directory.resolve("tls." + end), in.readAllBytes());
            }
        }
    }

    private static String subject(int port) throws Exception {
        try (SSLSocket socket = handshake(port, List.of())) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static SSLSocket handshake(int port, List<String> versions) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustEverybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        if (!versions.isEmpty()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(versions.toArray(String[]::new));
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private static final class TrustEverybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
