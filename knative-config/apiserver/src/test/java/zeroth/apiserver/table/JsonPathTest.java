package zeroth.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.apiserver.object.Json;

final class JsonPathTest {
    private static final String OBJECT = """
            {"metadata":{"labels":{"a.b/c":"label"}},
             "status":{"conditions":[{"type":"Other","status":"no"},{"type":"Ready","status":"True"}],"list":[1,2]}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    .status.conditions[?(@.type=='Ready')].status | True
                    .status.conditions[?(@.type=="Ready")].status | True
                    .metadata.labels['a\\.b/c']                   | label
                    .metadata.labels.a\\.b/c                      | label
                    .status.list[1]                               | 2
                    .status.list[*]                               | 1
                    .status.nothing.at.all                        | ~~
                    .status.conditions[?(@.type=='Gone')].status  | ~~
                    """)
    void findsWhatPrinterColumnsAskFor(String path, String expected) {
        var found = JsonPath.parse(path).first(Json.trusted(OBJECT.getBytes(StandardCharsets.UTF_8)));

        assertThat(found.asText("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5s",
        "119, 119s",
        "125, 2m5s",
        "600, 10m",
        "10800, 3h",
        "11000, 3h3m",
        "100000, 27h",
        "180000, 2d2h",
        "864000, 10d"
    })
    void agesReadAsInKubectl(long seconds, String expected) {
        assertThat(Age.text(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }
}
