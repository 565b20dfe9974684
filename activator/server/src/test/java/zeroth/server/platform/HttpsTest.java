package zeroth.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wildfly.security.x500.cert.SelfSignedX509CertificateAndSigningKey;
import zeroth.server.manifest.Apply;

/** HTTPS at the platform's own door, with a certificate that a user put there. */
class HttpsTest {
    private static final String HOST = "secure.example.com";
    private static final String INGRESS = """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: Ingress
            metadata:
              namespace: default
              name: secure
              annotations: {networking.knative.dev/ingress.class: zeroth.ingress.networking.knative.dev}
            spec:
              tls: [{hosts: [secure.example.com], secretName: own, secretNamespace: default}]
              rules:
              - hosts: [secure.example.com]
                visibility: ExternalIP
                http: {paths: [{splits: [{serviceNamespace: default, serviceName: nobody, servicePort: 80, percent: 100}]}]}
            """;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    Path directory;

    @Test
    void aHostWhoseIngressNamesASecretIsServedOverHttps() throws Exception {
        SelfSignedX509CertificateAndSigningKey key = SelfSignedX509CertificateAndSigningKey.builder()
                .setDn(new X500Principal("CN=" + HOST))
                .setKeyAlgorithmName("RSA")
                .setSignatureAlgorithmName("SHA256withRSA")
                .setKeySize(2048)
                .build();
        PlatformSettings settings = PlatformSettings.at(DataDirectory.kept(directory))
                .withPorts(new PlatformSettings.Ports(0, Optional.of(0), 0));
        try (Platform platform = Platform.start(settings)) {
            apply(platform, secret(key));
            apply(platform, INGRESS);

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(get(platform.tlsPort().orElseThrow(), key.getSelfSignedCertificate()))
                                    .startsWith("HTTP/1.1 404")
                                    .contains("revision.serving.knative.dev \"nobody\" not found"));
        }
    }

    @Test
    void withoutAPortForItThereIsNone() {
        try (Platform platform = Platform.start(PlatformSettings.at(DataDirectory.kept(directory)))) {
            assertThat(platform.tlsPort()).isEmpty();
        }
    }

    /** By a client that believes in that certificate only. */
    private static String get(int port, X509Certificate trusted) throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(HOST)));
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(HOST)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void apply(Platform platform, String yaml) throws Exception {
        new Apply(platform.client()).apply((ObjectNode) YAML.readTree(yaml));
    }

    private static String secret(SelfSignedX509CertificateAndSigningKey key) throws Exception {
        PrivateKey signing = key.getSigningKey();
        return """
                apiVersion: v1
                kind: Secret
                metadata: {namespace: default, name: own}
                type: kubernetes.io/tls
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(
                        pem("CERTIFICATE", key.getSelfSignedCertificate().getEncoded()),
                        pem("PRIVATE KEY", signing.getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        String text = "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
