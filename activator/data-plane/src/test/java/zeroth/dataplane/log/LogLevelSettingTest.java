package zeroth.dataplane.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelSettingTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', INFO",
        "{\"level\":\"debug\"}, '', FINE",
        "{\"level\":\"debug\"}, error, SEVERE",
        "'{', '', INFO",
        "'{', warn, WARNING"
    })
    void theActivatorsOwnLevelWins(String ofAll, String own, String expected) {
        assertThat(LogLevelSetting.level(Map.of(LogLevelSetting.OF_ALL, ofAll, LogLevelSetting.OF_ACTIVATOR, own)))
                .isEqualTo(Level.parse(expected));
    }

    @Test
    void aLevelThatIsNoneIsNamed() {
        assertThatThrownBy(() -> LogLevelSetting.level(Map.of(LogLevelSetting.OF_ACTIVATOR, "shouting")))
                .hasMessage("loglevel.activator: shouting (expected: debug, info, warn or error)");
    }
}
