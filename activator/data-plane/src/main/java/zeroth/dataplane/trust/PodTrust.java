package zeroth.dataplane.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes parts of the installation, by upstream's rules: an authority vouches for the certificate, which names who may
 * have the request. The authorities are those of the moment.
 */
public final class PodTrust extends X509ExtendedTrustManager {
    /** The name that every queue-proxy answers to. */
    public static final String DATA_PLANE = "data-plane.knative.dev";

    private static final String OF_NAMESPACE = "kn-user-";
    private static final int DNS_NAME = 2;

    private static final String OF_ROUTING = "kn-routing";

    private final Supplier<Authorities> authorities;
    private final Rule rule;

    private PodTrust(Supplier<Authorities> authorities, Rule rule) {
        this.authorities = authorities;
        this.rule = rule;
    }

    /** In queue-proxies: of the data plane and, so that no tenant can pass for another, of one namespace. */
    public PodTrust(Supplier<Authorities> authorities, String namespace) {
        this(authorities, names -> {
            require(names, DATA_PLANE);
            require(names, OF_NAMESPACE + namespace.toLowerCase(Locale.ROOT));
        });
    }

    /** In who stands behind a Service of a namespace: an activator, which serves all of them, or a pod of that one. */
    public static PodTrust beyondServices(Supplier<Authorities> authorities, String namespace) {
        return new PodTrust(authorities, names -> {
            if (!names.contains(OF_ROUTING)) {
                require(names, OF_NAMESPACE + namespace.toLowerCase(Locale.ROOT));
            }
        });
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.get().check(chain, authType);
        rule.check(names(chain[0]));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no client is asked for a certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static void require(Collection<String> names, String name) throws CertificateException {
        if (!names.contains(name)) {
            throw new CertificateException("the certificate names %s (expected: %s as well)".formatted(names, name));
        }
    }

    private static Collection<String> names(X509Certificate certificate) throws CertificateException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                .filter(name -> name.getFirst().equals(DNS_NAME))
                .map(name -> name.get(1).toString())
                .toList();
    }

    /** Who a certificate must name. */
    @FunctionalInterface
    private interface Rule {
        void check(Collection<String> names) throws CertificateException;
    }
}
