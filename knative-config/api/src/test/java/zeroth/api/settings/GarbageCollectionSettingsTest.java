package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbageCollectionSettingsTest {
    @Test
    void anEmptyMapGivesUpstreamsDefaults() {
        assertThat(GarbageCollectionSettings.defaults())
                .isEqualTo(new GarbageCollectionSettings(
                        Optional.of(Duration.ofHours(48)),
                        Optional.of(Duration.ofHours(15)),
                        20,
                        OptionalLong.of(1000)));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> data = Map.of(
                "retain-since-create-time", "1h",
                "retain-since-last-active-time", "2h",
                "min-non-active-revisions", "3",
                "max-non-active-revisions", "4");

        assertThat(GarbageCollectionSettings.parse(data))
                .isEqualTo(new GarbageCollectionSettings(
                        Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofHours(2)), 3, OptionalLong.of(4)));
    }

    @Test
    void whatIsDisabledDoesNotCount() {
        Map<String, String> data = Map.of(
                "retain-since-create-time", "disabled",
                "retain-since-last-active-time", "Disabled",
                "max-non-active-revisions", "disabled");

        assertThat(GarbageCollectionSettings.parse(data))
                .isEqualTo(new GarbageCollectionSettings(Optional.empty(), Optional.empty(), 20, OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            retain-since-create-time | -1s | retain-since-create-time must be non-negative, was: -1s
            min-non-active-revisions | -1 | min-non-active-revisions must be non-negative, was: -1
            max-non-active-revisions | 19 | min-non-active-revisions(20) must be <= max-non-active-revisions(19)
            max-non-active-revisions | many | failed to parse "max-non-active-revisions": strconv.ParseInt: parsing "many": invalid syntax
            """)
    void aBadValueIsRejectedWithItsKey(String key, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> GarbageCollectionSettings.parse(Map.of(key, value)))
                .withMessage(message);
    }
}
