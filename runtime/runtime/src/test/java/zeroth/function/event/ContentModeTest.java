package zeroth.function.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentModeTest {
    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, STRUCTURED",
        "Application/CloudEvents+JSON; charset=UTF-8, STRUCTURED",
        "application/json, BINARY",
        "text/plain, BINARY",
        "text/plain; charset=;, BINARY",
        "not a type, BINARY"
    })
    void readsTheModeFromTheContentTypeOfAnyCase(String contentType, ContentMode mode) {
        assertThat(ContentMode.of(contentType)).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents-batch+json",
                "application/cloudevents+protobuf",
                "application/cloudevents",
                "text/plain; charset=klingon"
            })
    void refusesFormatsThatNobodyHereReads(String contentType) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> ContentMode.of(contentType))
                .matches(refused -> refused.refusal() == Refusal.UNSUPPORTED_FORMAT);
    }
}
