package zeroth.queueproxy.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', INFO",
        "{\"level\":\"debug\"}, '', FINE",
        "{\"level\":\"debug\"}, error, SEVERE",
        "{\"level\":\"warn\"}, shouting, WARNING",
        "'{', warn, WARNING",
        "'7', '', INFO",
        "'', DEBUG, FINE"
    })
    void theLevelOfTheComponentWinsAndWhatCannotBeReadIsNotThere(String config, String level, String expected) {
        assertThat(LogLevel.of(Map.of("SERVING_LOGGING_CONFIG", config, "SERVING_LOGGING_LEVEL", level)))
                .isEqualTo(Level.parse(expected));
    }
}
