package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudEvents' conformance suite asks about HTTP: its requests, read; and its events, written and read in each mode. */
class ConformanceTest {
    private static final Map<String, String> EVENT = Map.of(
            "specversion", "1.0",
            "type", "com.example.someevent",
            "time", "2018-04-05T03:56:24Z",
            "id", "1234-1234-1234",
            "source", "/mycontext/subcontext");
    private static final String DATA = "{\"message\": \"Hello World!\"}";

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonFormat json = new JsonFormat(mapper);
    private final Formats formats = new Formats(List.of(json));
    private final BinaryMode binary = new BinaryMode(PercentEncoding.SPEC);

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void readsARequestInBinaryMode(String contentType) throws JsonProcessingException {
        var headers = new HashMap<String, String>();
        EVENT.forEach((name, value) -> headers.put("ce-" + name, value));
        headers.put("Host", "example.com");
        headers.put("Content-Type", contentType);
        headers.put("Content-Length", "33");

        var event = read(headers, DATA);

        assertThat(event.attributes().values()).isEqualTo(with(EVENT, contentType));
        assertThat(mapper.readTree(bytes(event.data()))).isEqualTo(mapper.readTree(DATA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void readsARequestInStructuredMode(String contentType) throws JsonProcessingException {
        var attributes = with(EVENT, "application/json");
        var body = mapper.createObjectNode();
        attributes.forEach(body::put);
        body.set("data", mapper.readTree(DATA));

        var event = read(Map.of("Host", "example.com", "Content-Type", contentType), body.toPrettyString());

        assertThat(event.attributes().values()).isEqualTo(attributes);
        assertThat(mapper.readTree(bytes(event.data()))).isEqualTo(mapper.readTree(DATA));
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsAnEventInBinaryMode(Map<String, String> attributes, String data) {
        var headers = binary.headers(new Attributes(attributes));

        var event = read(headers, data);

        assertThat(headers.values()).allMatch(value -> value.matches("[ -~]*"));
        assertThat(event.attributes().values()).isEqualTo(attributes);
        assertThat(bytes(event.data())).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsAnEventInStructuredMode(Map<String, String> attributes, String data) throws JsonProcessingException {
        var written = json.write(new Event(new Attributes(attributes), EventData.of(data.getBytes(UTF_8))));

        var event = read(Map.of("Content-Type", JsonFormat.MEDIA_TYPE), new String(written, UTF_8));

        assertThat(event.attributes().values()).isEqualTo(attributes);
        if (event.data() instanceof EventData.Json) {
            assertThat(mapper.readTree(bytes(event.data()))).isEqualTo(mapper.readTree(data));
        } else {
            assertThat(bytes(event.data())).isEqualTo(data);
        }
    }

    static Stream<Arguments> events() {
        var minimum = Map.of(
                "specversion", "1.0",
                "type", "io.cloudevents.minimum",
                "id", "conformance-1",
                "source", "//github.com/cloudevents/cloudeventsconformance/yaml/v1.yaml");
        var extended = new HashMap<>(EVENT);
        extended.put("comexampleextension1", "value");
        extended.put("comexampleextension2", "{\"othervalue\": 5}\n");
        return Stream.of(
                Arguments.of(with(minimum, "text/plain; charset=us-ascii"), "Hello, World!\n"),
                Arguments.of(with(minimum, "text/plain; charset=utf-8"), "Hello, \uD83C\uDF0E!\n"),
                Arguments.of(with(minimum, "application/json; charset=utf-8"), "\"Hello, \uD83C\uDF0E!\"\n"),
                Arguments.of(with(minimum, "application/json; charset=utf-8"), "{\"msg\":\"Hello, \uD83C\uDF0E!\"}\n"),
                Arguments.of(with(minimum, "application/json; charset=utf-8"), "[\"Hello\",\"\uD83C\uDF0E!\"]\n"),
                Arguments.of(with(minimum, "application/xml; charset=utf-8"), "<msg>Hello, \uD83C\uDF0E!</msg>\n"),
                Arguments.of(extended, "{\"world\":\"hello\"}\n"));
    }

    private static Map<String, String> with(Map<String, String> attributes, String contentType) {
        var all = new HashMap<>(attributes);
        all.put("datacontenttype", contentType);
        return all;
    }

    private Event read(Map<String, String> headers, String body) {
        var contentType = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue)
                .findFirst();
        return switch (formats.mode(contentType.orElse(""))) {
            case ContentMode.Binary mode -> binary.read(headers.entrySet(), body.getBytes(UTF_8));
            case ContentMode.Structured mode -> mode.format().read(body.getBytes(UTF_8));
            case ContentMode.Batch mode -> throw new AssertionError("a batch");
        };
    }

    private static String bytes(EventData data) {
        return switch (data) {
            case EventData.None none -> "";
            case EventData.Bytes bytes -> new String(bytes.bytes(), UTF_8);
            case EventData.Json text -> new String(text.utf8(), UTF_8);
        };
    }
}
