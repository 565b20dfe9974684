package zeroth.function.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValueTest {
    private static final long SEED = 42;

    @Test
    void encodesWhatTheSpecificationsExampleEncodes() {
        assertThat(HeaderValue.encode("Euro € 😀")).isEqualTo("Euro%20%E2%82%AC%20%F0%9F%98%80");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
        "Euro%20%e2%82%ac, Euro €",
        "%41%42, AB",
        "100%25, 100%",
        "%2525, %25",
        "100%, 100%",
        "%zz%4, %zz%4"
    })
    void decodesOnce(String header, String value) {
        assertThat(HeaderValue.decode(header)).isEqualTo(value);
    }

    @Test
    void undoesQuotedStringsBeforePercentEncoding() {
        assertThat(HeaderValue.decode("\"a \\\"b\\\" \\\\ %20c\"")).isEqualTo("a \"b\" \\  c");
    }

    @Test
    void readsTheRawUtf8OfSendersThatDoNotEncode() {
        var asServersSeeIt = new String("Grüße €".getBytes(UTF_8), ISO_8859_1);

        assertThat(HeaderValue.decode(asServersSeeIt)).isEqualTo("Grüße €");
    }

    @ParameterizedTest
    @CsvSource({"%C0%A0", "%F0%9F%98", "%ED%A0%80", "é"})
    void refusesWhatIsNotUtf8(String header) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> HeaderValue.decode(header))
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
    }

    @Test
    void whatIsEncodedIsPrintableAsciiAndDecodesToItself() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 2_000; i++) {
            var value = random.ints(random.nextInt(12), 1, 0x11000)
                    .filter(point -> !(point >= 0xD800 && point < 0xE000))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var encoded = HeaderValue.encode(value);

            assertThat(encoded).as("seed %d, value %d", SEED, i).matches("[\\x21-\\x7E&&[^\"]]*");
            assertThat(HeaderValue.decode(encoded))
                    .as("seed %d, value %d", SEED, i)
                    .isEqualTo(value);
        }
    }

    @Test
    void leavesPrintableAsciiAloneWhereKnativeDoes() {
        assertThat(PercentEncoding.RAW.encode("100%25 \"a\"")).isEqualTo("100%25 \"a\"");
        assertThat(PercentEncoding.RAW.decode("100%25 \"a\"")).isEqualTo("100%25 \"a\"");
        assertThat(PercentEncoding.RAW.encode("a\r\nä")).isEqualTo("a%0D%0A%C3%A4");
    }
}
