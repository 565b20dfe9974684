package zeroth.dataplane.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.TestCertificate;
import zeroth.queueproxy.http.tls.Identity;
import zeroth.queueproxy.http.tls.Pem;
import zeroth.queueproxy.http.tls.UnreadableKeyException;

class CertificatesTest {
    @Test
    void aHostIsFoundByNameAndThenByPattern() throws UnreadableKeyException {
        Identity name = identity(TestCertificate.rsa("b.example.com"));
        Identity pattern = identity(TestCertificate.elliptic("a.example.com"));
        Certificates certificates = new Certificates(Map.of("a.example.com", name, "*.example.com", pattern));

        assertThat(certificates.find("A.example.com")).contains(name);
        assertThat(certificates.find("b.example.com")).contains(pattern);
        assertThat(certificates.find("b.c.example.com")).isEmpty();
        assertThat(certificates.find("example.com")).isEmpty();
    }

    private static Identity identity(TestCertificate made) throws UnreadableKeyException {
        return new Pem(made.certificate(), made.key()).identity();
    }
}
