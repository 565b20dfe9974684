package zeroth.dataplane.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.TestCertificate;

class PemIdentityTest {
    private static final TestCertificate ELLIPTIC = TestCertificate.elliptic("a.example.com");
    private static final TestCertificate RSA = TestCertificate.rsa("b.example.com");

    @Test
    void keysAreReadInTheirTwoForms() throws UnreadableKeyException {
        assertThat(ELLIPTIC.key()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(ELLIPTIC.olderFormOfKey()).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(RSA.olderFormOfKey()).startsWith("-----BEGIN RSA PRIVATE KEY-----");

        for (TestCertificate some : new TestCertificate[] {ELLIPTIC, RSA}) {
            Identity identity = PemIdentity.read(some.certificate(), some.key());
            assertThat(PemIdentity.read(some.certificate(), some.olderFormOfKey()))
                    .isEqualTo(identity);
        }
    }

    @Test
    void aChainIsReadWhole() throws UnreadableKeyException {
        String chain = ELLIPTIC.certificate() + RSA.certificate();

        assertThat(PemIdentity.read(chain, ELLIPTIC.key()).chain()).hasSize(2);
    }

    @Test
    void whatCannotBeUsedIsSaidInASentence() {
        assertThatThrownBy(() -> PemIdentity.read("", RSA.key())).hasMessage("there is no certificate");
        assertThatThrownBy(() -> PemIdentity.read(RSA.certificate(), ""))
                .hasMessage("there is no private key that is not encrypted");
        assertThatThrownBy(() -> PemIdentity.read(RSA.certificate(), ELLIPTIC.key()))
                .hasMessage("the private key is not the certificate's");
        assertThatThrownBy(() -> PemIdentity.read(
                        RSA.certificate(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
                .hasMessage("the private key cannot be read");
    }

    @Test
    void aHostIsFoundByNameAndThenByPattern() throws UnreadableKeyException {
        Identity name = PemIdentity.read(RSA.certificate(), RSA.key());
        Identity pattern = PemIdentity.read(ELLIPTIC.certificate(), ELLIPTIC.key());
        Certificates certificates = new Certificates(Map.of("a.example.com", name, "*.example.com", pattern));

        assertThat(certificates.find("A.example.com")).contains(name);
        assertThat(certificates.find("b.example.com")).contains(pattern);
        assertThat(certificates.find("b.c.example.com")).isEmpty();
        assertThat(certificates.find("example.com")).isEmpty();
    }

    @Test
    void aKeyIsNeverPrinted() throws UnreadableKeyException {
        assertThat(PemIdentity.read(RSA.certificate(), RSA.key())).hasToString("Identity[CN=b.example.com]");
    }
}
