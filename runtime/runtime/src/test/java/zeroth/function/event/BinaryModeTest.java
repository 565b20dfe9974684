package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryModeTest {
    private static final BinaryMode BINARY = new BinaryMode(PercentEncoding.SPEC);
    private static final byte[] NO_BODY = {};

    private final List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
            Map.entry("ce-specversion", "1.0"),
            Map.entry("CE-ID", "7"),
            Map.entry("Ce-Source", "/here"),
            Map.entry("ce-type", "greeting")));

    @Test
    void readsAttributesFromHeadersOfAnyCaseAndDataFromTheBody() {
        header("Content-Type", "application/json");
        header("ce-subject", "Euro%20%E2%82%AC");
        header("ce-time", "2026-09-21T12:00:00.5Z");
        header("ce-partitionkey", "p1");
        header("Accept", "*/*");

        var event = BINARY.read(headers, "{}".getBytes(UTF_8));

        assertThat(event.attributes().values())
                .containsOnly(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", "7"),
                        Map.entry("source", "/here"),
                        Map.entry("type", "greeting"),
                        Map.entry("subject", "Euro €"),
                        Map.entry("time", "2026-09-21T12:00:00.5Z"),
                        Map.entry("partitionkey", "p1"),
                        Map.entry("datacontenttype", "application/json"));
        assertThat(event.attributes().extensions()).containsOnly(Map.entry("partitionkey", "p1"));
        assertThat(event.data())
                .isInstanceOfSatisfying(
                        EventData.Bytes.class,
                        data -> assertThat(data.bytes()).asString().isEqualTo("{}"));
    }

    @Test
    void anEmptyBodyIsNoData() {
        assertThat(BINARY.read(headers, NO_BODY).data()).isEqualTo(new EventData.None());
    }

    @Test
    void contentTypeAloneSaysWhatTheDataIs() {
        header("content-type", "text/plain");
        header("ce-datacontenttype", "application/json");

        assertThat(BINARY.read(headers, NO_BODY).attributes().value("datacontenttype"))
                .contains("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-specversion", "CE-ID", "Ce-Source", "ce-type"})
    void refusesAnEventWithoutARequiredAttribute(String missing) {
        headers.removeIf(header -> header.getKey().equals(missing));

        refuses(missing.substring(3).toLowerCase(Locale.ROOT));
    }

    @Test
    void refusesAnEmptyRequiredAttribute() {
        headers.removeIf(header -> header.getKey().equals("CE-ID"));
        header("ce-id", "");

        refuses("id");
    }

    @Test
    void refusesAnAttributeThatIsGivenTwice() {
        header("ce-id", "8");

        refuses("twice");
    }

    @Test
    void refusesNamesThatNoAttributeHas() {
        header("ce-my-extension", "x");

        refuses("my-extension");
    }

    @Test
    void refusesAnotherMajorVersionOfTheSpecification() {
        headers.removeIf(header -> header.getKey().equals("ce-specversion"));
        header("ce-specversion", "0.3");

        refuses("specversion: 0.3");
    }

    @Test
    void refusesATimeThatIsNone() {
        header("ce-time", "yesterday");

        refuses("time: yesterday");
    }

    @Test
    void writesAttributesAsHeadersThatItReadsAgain() {
        header("ce-subject", "Euro%20%E2%82%AC");
        header("content-type", "text/plain");
        var attributes = BINARY.read(headers, NO_BODY).attributes();

        var written = BINARY.headers(attributes);

        assertThat(written).containsEntry("ce-subject", "Euro%20%E2%82%AC").containsEntry("content-type", "text/plain");
        assertThat(BINARY.read(written.entrySet(), NO_BODY).attributes()).isEqualTo(attributes);
    }

    private void header(String name, String value) {
        headers.add(Map.entry(name, value));
    }

    private void refuses(String reason) {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> BINARY.read(headers, NO_BODY))
                .withMessageContaining(reason)
                .matches(refused -> refused.refusal() == Refusal.MALFORMED);
    }
}
