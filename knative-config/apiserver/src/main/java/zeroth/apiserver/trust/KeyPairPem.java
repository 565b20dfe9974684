package zeroth.apiserver.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.X509KeyManager;

/** A certificate and its private key, as the text that files and TLS libraries take. */
public record KeyPairPem(String certificate, String key) {
    private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
    private static final String END_KEY = "-----END PRIVATE KEY-----";

    static KeyPairPem of(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        return new KeyPairPem(
                "-----BEGIN CERTIFICATE-----\n" + base64(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n",
                BEGIN_KEY + "\n" + base64(key.getEncoded()) + "\n" + END_KEY + "\n");
    }

    X509Certificate parsedCertificate() throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    /** @throws IllegalArgumentException where the text between the lines of dashes is no Base64 */
    PrivateKey parsedKey() throws GeneralSecurityException {
        var body = key.replace(BEGIN_KEY, "").replace(END_KEY, "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    /** The pair as TLS takes it. Not through a PKCS #12 store, whose key derivation costs a fifth of a second. */
    public X509KeyManager keyManager() {
        try {
            return new OneKey(parsedCertificate(), parsedKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the server's certificate cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "KeyPairPem[" + certificate + "]";
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    }
}
