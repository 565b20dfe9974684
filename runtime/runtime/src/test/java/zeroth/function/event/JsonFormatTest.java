package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private final JsonFormat structured = new JsonFormat(new ObjectMapper());

    @Test
    void readsAttributesAndExtensionsInTheirCanonicalForm() {
        var event = event("\"flag\":true,\"number\":-7,\"text\":\"x\",\"subject\":null");

        assertThat(event.attributes().extensions())
                .containsOnly(Map.entry("flag", "true"), Map.entry("number", "-7"), Map.entry("text", "x"));
        assertThat(event.attributes().value("subject")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"data\":{\"a\":1}|{\"a\":1}",
                "\"data\":\"text\"|\"text\"",
                "\"data\":null|null",
                "\"data\":[1,2],\"datacontenttype\":\"application/vnd.my-own.v1+json; charset=utf-8\"|[1,2]"
            })
    void keepsJsonAsItIs(String members, String json) {
        assertThat(event(members).data())
                .isInstanceOfSatisfying(
                        EventData.Json.class,
                        data -> assertThat(data.utf8()).asString().isEqualTo(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"data\":\"<a/>\",\"datacontenttype\":\"application/xml\"|<a/>",
                "\"data\":\"ü\",\"datacontenttype\":\"text/plain; charset=UTF-8\"|ü",
                "\"data_base64\":\"SGk=\"|Hi",
                "\"data_base64\":\"SGk=\",\"datacontenttype\":\"application/json\"|Hi"
            })
    void readsTextAndBytes(String members, String bytes) {
        assertThat(event(members).data())
                .isInstanceOfSatisfying(
                        EventData.Bytes.class, data -> assertThat(data.bytes()).isEqualTo(bytes.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\":\"y\"", "\"data_base64\":null", "\"data_base64\":\"\""})
    void knowsAnEventWithoutData(String members) {
        assertThat(event(members).data()).isEqualTo(new EventData.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "{}", "{\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"}"})
    void refusesWhatIsNoEvent(String body) {
        refuses(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data\":1,\"data_base64\":\"SGk=\"",
                "\"data_base64\":\"?\"",
                "\"data_base64\":7",
                "\"subject\":7",
                "\"extension\":{}",
                "\"extension\":1.5",
                "\"Extension\":\"x\"",
                "\"datacontenttype\":\"text/plain\\r\\nce-id: 2\"",
                "\"time\":\"noon\""
            })
    void refusesMembersThatTheFormatDoesNotKnow(String members) {
        refuses(json(members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data\":{\"a\":[1,null]},\"subject\":\"Euro €\"",
                "\"data\":null",
                "\"number\":\"5\"",
                "\"data_base64\":\"/w==\",\"datacontenttype\":\"application/octet-stream\""
            })
    void writesWhatItReadsAgain(String members) {
        var event = event(members);

        var again = structured.read(structured.write(event));

        assertThat(again).usingRecursiveComparison().isEqualTo(event);
    }

    private Event event(String members) {
        return structured.read(json(members).getBytes(UTF_8));
    }

    private static String json(String members) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"," + members + "}";
    }

    private void refuses(String body) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> structured.read(body.getBytes(UTF_8)))
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
    }
}
