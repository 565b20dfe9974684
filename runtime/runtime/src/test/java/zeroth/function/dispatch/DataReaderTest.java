package zeroth.function.dispatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.Refusal;
import zeroth.function.event.RefusedEventException;

class DataReaderTest {
    private final DataReader reader = new DataReader(new ObjectMapper(), JsonNode.class);

    @ParameterizedTest
    @MethodSource
    void refusesDataThatIsHostileRatherThanJson(byte[] hostile) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> reader.read(EventData.of(hostile), MediaType.parse("application/json")))
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
    }

    static Stream<byte[]> refusesDataThatIsHostileRatherThanJson() {
        byte[] brokenUtf8 = {'"', (byte) 0xFF, '"'};
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        byte[] deep = "[".repeat(100_000).getBytes(US_ASCII);
        byte[] longNumber = "9".repeat(100_000).getBytes(US_ASCII);
        return Stream.of(brokenUtf8, overlong, deep, longNumber);
    }
}
