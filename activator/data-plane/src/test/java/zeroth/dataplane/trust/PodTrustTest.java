package zeroth.dataplane.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.dataplane.testing.TestAuthority;
import zeroth.queueproxy.http.tls.Pem;
import zeroth.queueproxy.http.tls.UnreadableKeyException;

class PodTrustTest {
    private final TestAuthority authority = new TestAuthority("first");

    @Test
    void aPodNamesTheDataPlaneAndItsNamespaceInLowerCase() throws Exception {
        X509Certificate[] shown = chain(authority.issue("data-plane.knative.dev", "kn-user-default"));

        assertThatCode(() -> trust("Default").checkServerTrusted(shown, "UNKNOWN"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kn-user-other", "data-plane.knative.dev", "kn-user-default"})
    void aPodOfAnotherNamespaceOrOfNoneIsNotBelieved(String only) throws Exception {
        X509Certificate[] shown = chain(authority.issue(only));

        assertThatThrownBy(() -> trust("default").checkServerTrusted(shown, "UNKNOWN"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void behindAServiceIsAnActivatorOrAPodOfItsNamespace() throws Exception {
        Authorities authorities = Authorities.read(List.of(authority.certificate()));
        PodTrust trust = PodTrust.beyondServices(() -> authorities, "default");

        assertThatCode(() -> trust.checkServerTrusted(chain(authority.issue("kn-routing")), "UNKNOWN"))
                .doesNotThrowAnyException();
        assertThatCode(() -> trust.checkServerTrusted(chain(authority.issue("kn-user-default")), "UNKNOWN"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> trust.checkServerTrusted(chain(authority.issue("kn-user-other")), "UNKNOWN"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("expected: kn-user-default");
    }

    @Test
    void nobodyIsBelievedOnHisOwnWordOrWhileNoAuthorityIsKnown() throws Exception {
        X509Certificate[] shown = chain(new TestAuthority("first").issue("data-plane.knative.dev", "kn-user-default"));

        assertThatThrownBy(() -> trust("default").checkServerTrusted(shown, "UNKNOWN"))
                .isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> new PodTrust(() -> Authorities.NONE, "default").checkServerTrusted(shown, "UNKNOWN"))
                .hasMessageContaining("no authority is known");
    }

    private PodTrust trust(String namespace) throws CertificateException {
        Authorities authorities = Authorities.read(List.of(authority.certificate()));
        return new PodTrust(() -> authorities, namespace);
    }

    private static X509Certificate[] chain(TestAuthority.Issued issued) throws UnreadableKeyException {
        return new Pem(issued.certificate(), issued.key()).identity().chain().toArray(X509Certificate[]::new);
    }
}
