package zeroth.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.event.Attributes;

class SpanTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String HERE = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final Map<String, Object> fields =
            new HashMap<>(Map.of("traceId", TRACE, "spanId", "b7ad6b7169203331", "sampled", "true"));

    @Test
    void isParentOfWhatContinuesItsTrace() {
        assertThat(continued(Map.of("traceparent", "00-" + TRACE + "-1111111111111111-01", "tracestate", "a=b")))
                .containsEntry("traceparent", HERE)
                .containsEntry("tracestate", "a=b");
    }

    @Test
    void isParentOfWhatNamesNoTrace() {
        assertThat(continued(Map.of())).containsEntry("traceparent", HERE);
    }

    @Test
    void leavesAnotherTraceAlone() {
        var other = "00-11111111111111111111111111111111-2222222222222222-01";

        assertThat(continued(Map.of("traceparent", other))).containsEntry("traceparent", other);
    }

    @Test
    void saysWhetherItIsRecorded() {
        fields.put("sampled", "false");

        assertThat(continued(Map.of())).containsEntry("traceparent", HERE.replaceAll("01$", "00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceId", "spanId"})
    void isNoneWhereLogLinesHaveFieldsOfAnotherKind(String field) {
        fields.put(field, "17");
        assertThat(Span.of(fields::get)).isEmpty();

        fields.remove(field);
        assertThat(Span.of(fields::get)).isEmpty();
    }

    private Map<String, String> continued(Map<String, String> extensions) {
        var event = new Attributes(Map.of("specversion", "1.0", "id", "1", "source", "/", "type", "t"));
        return Span.of(fields::get)
                .orElseThrow()
                .continuing(event.withMissing(extensions))
                .extensions();
    }
}
