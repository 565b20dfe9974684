package zeroth.server.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "plain/value-1.0, plain/value-1.0",
        "Euro € 😀, Euro%20%E2%82%AC%20%F0%9F%98%80",
        "say \"hi\", say%20%22hi%22",
        "100%, 100%25",
    })
    void encodesWhatTheSpecificationNamesAndDecodesIt(String value, String header) {
        assertThat(PercentEncoding.encode(value)).isEqualTo(header);
        assertThat(PercentEncoding.decode(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"50% off, 50% off", "%zz, %zz", "%4, %4", "%41, A"})
    void aPercentSignThatEncodesNothingStays(String header, String value) {
        assertThat(PercentEncoding.decode(header)).isEqualTo(value);
    }
}
