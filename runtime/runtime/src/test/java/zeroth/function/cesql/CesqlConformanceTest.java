package zeroth.function.cesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudevents.sql.EvaluationException;
import io.cloudevents.sql.EvaluationRuntime;
import io.cloudevents.sql.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.function.event.Attributes;
import zeroth.function.event.JsonFormat;

/** The test cases of the language's specification, in the folder {@code cesql} below the place of the vectors. */
@EnabledIfEnvironmentVariable(named = "ZEROTH_VECTORS", matches = ".+")
class CesqlConformanceTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULT_EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"id\",\"source\":\"/source\",\"type\":\"type\"}";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void evaluatesAsTheSpecificationSays(String file, String name, JsonNode test) throws IOException {
        var expression = test.get("expression").asText();
        if ("parse".equals(test.path("error").asText())) {
            assertThatIllegalArgumentException().isThrownBy(() -> Cesql.parse(expression));
            return;
        }
        var result = Cesql.parse(expression).evaluate(EvaluationRuntime.getDefault(), Cesql.seen(event(test)));

        assertThat(errors(result)).isEqualTo(expectedErrors(test));
        assertThat(result.value()).isEqualTo(value(test.get("result")));
    }

    static Stream<Arguments> cases() throws IOException {
        try (var files = Files.list(Path.of(System.getenv("ZEROTH_VECTORS"), "cesql"))) {
            return files.sorted().toList().stream().flatMap(CesqlConformanceTest::cases);
        }
    }

    private static Stream<Arguments> cases(Path file) {
        try {
            var tests = YAML.readTree(file.toFile()).get("tests");
            return StreamSupport.stream(tests.spliterator(), false)
                    .map(test -> Arguments.of(
                            file.getFileName().toString(), test.get("name").asText(), test));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Attributes event(JsonNode test) throws IOException {
        ObjectNode event =
                test.has("event") ? test.get("event").deepCopy() : JSON.readValue(DEFAULT_EVENT, ObjectNode.class);
        test.path("eventOverrides").properties().forEach(entry -> event.set(entry.getKey(), entry.getValue()));
        return new JsonFormat(JSON)
                .read(JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8))
                .attributes();
    }

    private static List<String> errors(Result result) {
        return result.causes().stream()
                .map(EvaluationException::getKind)
                .map(kind -> kind.name().replace("_", "").toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static List<String> expectedErrors(JsonNode test) {
        return test.has("error") ? List.of(test.get("error").asText().toLowerCase(Locale.ROOT)) : List.of();
    }

    private static Object value(JsonNode result) {
        if (result.isBoolean()) {
            return result.asBoolean();
        }
        return result.isInt() ? result.asInt() : result.asText();
    }
}
