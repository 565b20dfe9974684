package zeroth.apiserver.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of one data directory, and the server certificate that it signs. Both are kept, so that a
 * kubeconfig outlives a restart; the server's is made anew when it is about to expire or names other hosts.
 */
public final class Authority {
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

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
        } catch (GeneralSecurityException | IOException | ClassCastException e) {
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
            var name = new X500Name("CN=zeroth-ca");
            var builder = builder(name, keys, name, now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(builder, keys, keys);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate authority", e);
        }
    }

    private KeyPairPem issued(String host) {
        try {
            var keys = keys();
            var authority = pem.parsedCertificate();
            var builder = builder(
                            new X500Name(authority.getSubjectX500Principal().getName()),
                            keys,
                            new X500Name("CN=zeroth-apiserver"),
                            now)
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, alternativeNames(host));
            return signed(builder, keys, new KeyPair(authority.getPublicKey(), pem.parsedKey()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue the server's certificate", e);
        }
    }

    private static GeneralNames alternativeNames(String host) {
        var names = new LinkedHashSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "localhost"));
        names.add(host);
        return new GeneralNames(names.stream().map(Authority::generalName).toArray(GeneralName[]::new));
    }

    private static GeneralName generalName(String host) {
        var isAddress = host.contains(":") || host.matches("[0-9.]+");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, KeyPair keys, X500Name subject, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()),
                // A clock that is a little behind ours must still believe us.
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFETIME)),
                subject,
                keys.getPublic());
    }

    private static KeyPairPem signed(X509v3CertificateBuilder builder, KeyPair keys, KeyPair signer)
            throws GeneralSecurityException, OperatorCreationException {
        var contentSigner = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(contentSigner));
        return KeyPairPem.of(certificate, keys.getPrivate());
    }
}
