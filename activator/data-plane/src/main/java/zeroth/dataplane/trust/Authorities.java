package zeroth.dataplane.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose word counts for who somebody is. */
public record Authorities(Set<X509Certificate> certificates) {
    /** Nobody's. */
    public static final Authorities NONE = new Authorities(Set.of());

    public Authorities {
        certificates = Set.copyOf(certificates);
    }

    /**
     * All that these texts name.
     *
     * @throws CertificateException if one cannot be read
     */
    static Authorities read(Collection<String> pems) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Set<X509Certificate> all = new HashSet<>();
        for (String pem : pems) {
            factory.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .forEach(certificate -> all.add((X509Certificate) certificate));
        }
        return new Authorities(all);
    }

    /** Refuses a chain that leads to none of them. */
    void check(X509Certificate[] chain, String authType) throws CertificateException {
        if (certificates.isEmpty()) {
            throw new CertificateException("no authority is known");
        }
        manager().checkServerTrusted(chain, authType);
    }

    /** For each handshake anew: they are few, since connections are kept. */
    private X509TrustManager manager() {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (X509Certificate certificate : certificates) {
                anchors.setCertificateEntry(Integer.toString(number++), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("PKIX is in every JDK", e);
        }
    }

    /** By their names. */
    @Override
    public String toString() {
        return certificates.stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .collect(Collectors.joining("; ", "Authorities[", "]"));
    }
}
