package zeroth.apiserver.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;
import org.wildfly.security.x500.cert.X509CertificateBuilder;

/**
 * The certificate authority of one data directory, and the server certificate that it signs. Both are kept, so that a
 * kubeconfig outlives a restart; the server's is made anew when it is about to expire or names other hosts.
 */
public final class Authority {
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final X500Principal SERVER = new X500Principal("CN=zeroth-apiserver");
    /** id-kp-serverAuth of RFC 5280, 4.2.1.12. */
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private final PrivateFiles files;
    private final Instant now;
    private final KeyPairPem pem;

    private Authority(PrivateFiles files, Instant now, KeyPairPem pem) {
        this.files = files;
        this.now = now;
        this.pem = pem;
    }

    public static Authority in(PrivateFiles files, InstantSource clock) {
        var now = clock.instant();
        var kept = kept(files, "ca").filter(pair -> isFresh(pair, now));
        return new Authority(files, now, kept.orElseGet(() -> keep(files, "ca", selfSigned(now))));
    }

    public String certificatePem() {
        return pem.certificate();
    }

    public KeyPairPem serverCertificate(String host) {
        return kept(files, "server")
                .filter(pair -> isFresh(pair, now) && isOurs(pair, host))
                .orElseGet(() -> keep(files, "server", issued(host)));
    }

    private static Optional<KeyPairPem> kept(PrivateFiles files, String name) {
        return files.read(name + ".crt")
                .flatMap(certificate -> files.read(name + ".key").map(key -> new KeyPairPem(certificate, key)));
    }

    private static KeyPairPem keep(PrivateFiles files, String name, KeyPairPem pair) {
        files.write(name + ".key", pair.key());
        files.write(name + ".crt", pair.certificate());
        return pair;
    }

    private static boolean isFresh(KeyPairPem pair, Instant now) {
        try {
            pair.parsedKey();
            return pair.parsedCertificate().getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A damaged file is replaced like an expired one.
            return false;
        }
    }

    private boolean isOurs(KeyPairPem pair, String host) {
        try {
            var certificate = pair.parsedCertificate();
            certificate.verify(pem.parsedCertificate().getPublicKey());
            return certificate.getSubjectAlternativeNames().stream().anyMatch(name -> host.equals(name.get(1)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyPairPem selfSigned(Instant now) {
        try {
            var keys = keys();
            var name = new X500Principal("CN=zeroth-ca");
            var builder = builder(name, keys.getPrivate(), name, keys.getPublic(), now)
                    .addExtension(new BasicConstraintsExtension(true, true, 0))
                    .addExtension(new KeyUsageExtension(true, KeyUsage.keyCertSign, KeyUsage.cRLSign));
            return KeyPairPem.of(builder.build(), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a certificate authority", e);
        }
    }

    private KeyPairPem issued(String host) {
        try {
            var keys = keys();
            var issuer = pem.parsedCertificate().getSubjectX500Principal();
            var builder = builder(issuer, pem.parsedKey(), SERVER, keys.getPublic(), now)
                    .addExtension(new ExtendedKeyUsageExtension(false, List.of(SERVER_AUTHENTICATION)))
                    .addExtension(new SubjectAlternativeNamesExtension(false, alternativeNames(host)));
            return KeyPairPem.of(builder.build(), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot issue the server's certificate", e);
        }
    }

    private static List<GeneralName> alternativeNames(String host) {
        var names = new LinkedHashSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "localhost"));
        names.add(host);
        return names.stream().map(Authority::generalName).toList();
    }

    private static GeneralName generalName(String host) {
        var isAddress = host.contains(":") || host.matches("[0-9.]+");
        return isAddress ? new GeneralName.IPAddress(host) : new GeneralName.DNSName(host);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509CertificateBuilder builder(
            X500Principal issuer, PrivateKey signer, X500Principal subject, PublicKey key, Instant now) {
        return new X509CertificateBuilder()
                .setVersion(3)
                .setSerialNumber(new BigInteger(127, new SecureRandom()))
                .setIssuerDn(issuer)
                .setSubjectDn(subject)
                // A clock that is a little behind ours must still believe us.
                .setNotValidBefore(now.minus(Duration.ofDays(1)).atZone(ZoneOffset.UTC))
                .setNotValidAfter(now.plus(LIFETIME).atZone(ZoneOffset.UTC))
                .setPublicKey(key)
                .setSigningKey(signer)
                .setSignatureAlgorithmName("SHA256withECDSA");
    }
}
