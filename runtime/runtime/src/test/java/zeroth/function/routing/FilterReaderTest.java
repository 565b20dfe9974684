package zeroth.function.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.event.Attributes;

class FilterReaderTest {
    private static final Attributes EVENT = new Attributes(
            Map.of("specversion", "1.0", "id", "1", "source", "/shop/1", "type", "com.example.order", "tier", "gold"));

    private final FilterReader reader =
            new FilterReader(expression -> event -> event.value(expression).isPresent());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''|true",
                "[]|true",
                "{\"exact\":{\"type\":\"com.example.order\"}}|true",
                "{\"exact\":{\"type\":\"com.example.order\",\"tier\":\"tin\"}}|false",
                "{\"exact\":{\"type\":\"com.example.Order\"}}|false",
                "{\"exact\":{\"region\":\"eu\"}}|false",
                "{\"prefix\":{\"type\":\"com.example.\"}}|true",
                "{\"prefix\":{\"type\":\"com.other.\"}}|false",
                "{\"suffix\":{\"type\":\".order\",\"source\":\"/1\"}}|true",
                "{\"all\":[{\"prefix\":{\"type\":\"com\"}},{\"suffix\":{\"type\":\"x\"}}]}|false",
                "{\"any\":[{\"prefix\":{\"type\":\"com\"}},{\"suffix\":{\"type\":\"x\"}}]}|true",
                "{\"any\":[]}|false",
                "{\"all\":[]}|true",
                "{\"not\":{\"exact\":{\"tier\":\"tin\"}}}|true",
                "{\"not\":{\"exact\":{\"region\":\"eu\"}}}|true",
                "{\"cesql\":\"tier\"}|true",
                "{\"cesql\":\"region\"}|false",
                "[{\"prefix\":{\"type\":\"com\"}},{\"exact\":{\"tier\":\"gold\"}}]|true",
                "[{\"prefix\":{\"type\":\"com\"}},{\"exact\":{\"tier\":\"tin\"}}]|false",
                "{\"attributes\":{\"type\":\"com.example.order\",\"tier\":\"\",\"region\":\"\"}}|true",
                "{\"attributes\":{\"type\":\"other\"}}|false"
            })
    void readsEveryDialectOfATrigger(String json, boolean matches) {
        assertThat(reader.read(json).matches(EVENT)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{",
                "{}",
                "[7]",
                "{\"exact\":{}}",
                "{\"exact\":{\"type\":\"\"}}",
                "{\"exact\":{\"type\":7}}",
                "{\"exact\":{\"Type\":\"a\"}}",
                "{\"exact\":[]}",
                "{\"regex\":{\"type\":\".*\"}}",
                "{\"exact\":{\"a\":\"b\"},\"prefix\":{\"a\":\"b\"}}",
                "{\"all\":{\"exact\":{\"a\":\"b\"}}}",
                "{\"not\":[]}",
                "{\"cesql\":7}"
            })
    void refusesWhatATriggerWouldNotTake(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.read(json)).withMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cesql\":\"type = 'a'\"}"})
    void saysWhatAnApplicationWithoutTheLanguageLacks(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterReader(CesqlDialect.missing()).read(json))
                .withMessageContaining("io.cloudevents:cloudevents-sql");
    }
}
