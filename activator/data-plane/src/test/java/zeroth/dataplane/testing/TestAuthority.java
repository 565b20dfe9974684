package zeroth.dataplane.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/** An authority that vouches for names. */
public final class TestAuthority {
    private final KeyPair keys = keys();
    private final X500Principal name;
    private final String certificate;

    public TestAuthority(String name) {
        this.name = new X500Principal("CN=" + name);
        try {
            certificate = pem(
                    "CERTIFICATE",
                    builder(this.name, keys.getPublic())
                            .addExtension(new BasicConstraintsExtension(true, true, 0))
                            .build());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String certificate() {
        return certificate;
    }

    /** A certificate for these names, and its key. */
    public Issued issue(String... names) {
        KeyPair pair = keys();
        List<GeneralName> hosts =
                Stream.of(names).<GeneralName>map(GeneralName.DNSName::new).toList();
        try {
            X509Certificate issued = builder(new X500Principal("CN=" + names[0]), pair.getPublic())
                    .addExtension(new SubjectAlternativeNamesExtension(false, hosts))
                    .build();
            return new Issued(
                    pem("CERTIFICATE", issued),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As PEM. */
    public record Issued(String certificate, String key) {}

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private X509CertificateBuilder builder(X500Principal subject, PublicKey key) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new X509CertificateBuilder()
                .setVersion(3)
                .setSerialNumber(new BigInteger(100, new SecureRandom()))
                .setIssuerDn(name)
                .setSubjectDn(subject)
                .setNotValidBefore(now.minusDays(1))
                .setNotValidAfter(now.plusDays(1))
                .setPublicKey(key)
                .setSigningKey(keys.getPrivate())
                .setSignatureAlgorithmName("SHA256withECDSA");
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, X509Certificate certificate) throws GeneralSecurityException {
        return pem(kind, certificate.getEncoded());
    }

    private static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
    }
}
