package zeroth.queueproxy.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {
    private static final Pem RSA = pem("pkcs1");
    private static final Pem ELLIPTIC = pem("sec1");

    @ParameterizedTest
    @CsvSource({"pkcs8, PRIVATE KEY", "pkcs1, RSA PRIVATE KEY", "sec1, EC PRIVATE KEY"})
    void aKeyIsReadInAnyFormThatClustersWrite(String name, String form) throws UnreadableKeyException {
        Pem pem = pem(name);

        assertThat(pem.key()).contains("-----BEGIN " + form + "-----");
        assertThat(pem.identity().chain()).hasSize(1);
    }

    @Test
    void aChainIsReadWhole() throws UnreadableKeyException {
        Pem chain = new Pem(RSA.certificates() + ELLIPTIC.certificates(), RSA.key());

        assertThat(chain.identity().chain()).hasSize(2);
    }

    @Test
    void whatCannotBeUsedIsSaidInASentence() {
        assertThatThrownBy(new Pem("", RSA.key())::identity).hasMessage("there is no certificate");
        assertThatThrownBy(new Pem(RSA.certificates(), "")::identity)
                .hasMessage("there is no private key that is not encrypted");
        assertThatThrownBy(new Pem(RSA.certificates(), ELLIPTIC.key())::identity)
                .hasMessage("the private key is not the certificate's");
        assertThatThrownBy(
                        new Pem(RSA.certificates(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")
                                ::identity)
                .hasMessage("the private key cannot be read");
    }

    @Test
    void aKeyIsNeverPrinted() throws UnreadableKeyException {
        assertThat(RSA.identity()).hasToString("Identity[CN=pkcs1]");
        assertThat(RSA.toString()).doesNotContain("PRIVATE");
    }

    private static Pem pem(String name) {
        return new Pem(text(name + ".crt"), text(name + ".key"));
    }

    private static String text(String resource) {
        try (InputStream in = PemTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
