package zeroth.function.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private final Formats formats = new Formats(List.of(new JsonFormat(new ObjectMapper())));

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, Structured",
        "Application/CloudEvents+JSON; charset=UTF-8, Structured",
        "application/cloudevents-batch+json, Batch",
        "APPLICATION/CloudEvents-Batch+JSON;charset=utf-8, Batch",
        "application/json, Binary",
        "text/plain, Binary",
        "text/plain; charset=;, Binary",
        "not a type, Binary"
    })
    void readTheModeFromTheContentTypeOfAnyCase(String contentType, String mode) {
        assertThat(formats.mode(contentType).getClass().getSimpleName()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+protobuf",
                "application/cloudevents-batch+avro",
                "application/cloudevents",
            })
    void refuseWhatNobodyHereReads(String contentType) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> formats.mode(contentType))
                .matches(refused -> refused.refusal() == Refusal.UNSUPPORTED_FORMAT);
    }
}
