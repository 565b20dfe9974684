package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    private final JsonFormat structured = new JsonFormat(new ObjectMapper());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ü", "€", "\uD83C\uDF0E", "\u0000"})
    void isTextOfAnyLanguage(String text) {
        assertThat(Utf8.isValid(text.getBytes(UTF_8))).isTrue();
    }

    /** Alone, in an event, and in a batch after an event that is well. */
    @ParameterizedTest
    @CsvSource({
        "C0AF, a slash in two bytes",
        "E080AF, a slash in three",
        "F08080AF, a slash in four",
        "EDA080, half a pair",
        "F4908080, beyond Unicode",
        "C3, a character without its end",
        "80, an end without its character",
        "FF, no byte of any character"
    })
    void isNothingElse(String hex, String what) {
        var bytes = HexFormat.of().parseHex(hex);
        var event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"data\":\"%s\"}";

        assertThat(Utf8.isValid(bytes)).as(what).isFalse();
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> structured.read(around(bytes, event)))
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(
                        () -> structured.readBatch(around(bytes, "[" + event.replace("%s", "a") + "," + event + "]")))
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
    }

    @Test
    void isBrokenByOneByteWhereverItIs() {
        for (int at = 0; at < 20; at++) {
            var bytes = "a".repeat(20).getBytes(UTF_8);
            bytes[at] = (byte) 0xFF;

            assertThat(Utf8.isValid(bytes)).as("at " + at).isFalse();
        }
    }

    private static byte[] around(byte[] bytes, String json) {
        var marked = json.replace("%s", "!").getBytes(UTF_8);
        var whole = new ByteArrayOutputStream();
        for (byte each : marked) {
            if (each == '!') {
                whole.writeBytes(bytes);
            } else {
                whole.write(each);
            }
        }
        return whole.toByteArray();
    }
}
