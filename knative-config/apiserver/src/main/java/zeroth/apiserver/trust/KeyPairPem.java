package zeroth.apiserver.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A certificate and its private key, as the text that files and TLS libraries take. */
public record KeyPairPem(String certificate, String key) {

    static KeyPairPem of(X509Certificate certificate, PrivateKey key) {
        try {
            return new KeyPairPem(pem(certificate), pem(new JcaPKCS8Generator(key, null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    X509Certificate parsedCertificate() throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    PrivateKey parsedKey() throws IOException {
        try (var parser = new PEMParser(new StringReader(key))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }

    @Override
    public String toString() {
        return "KeyPairPem[" + certificate + "]";
    }

    private static String pem(Object part) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        }
        return text.toString();
    }
}
