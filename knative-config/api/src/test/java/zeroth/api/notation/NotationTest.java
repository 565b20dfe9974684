package zeroth.api.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "1m30s, 90000000000, 1m30s",
        "60s, 60000000000, 1m0s",
        "1h, 3600000000000, 1h0m0s",
        "1.5h, 5400000000000, 1h30m0s",
        "-2s, -2000000000, -2s",
        "+.5s, 500000000, 500ms",
        "1.5s, 1500000000, 1.5s",
        "12us, 12000, 12µs",
        "10ms10ns, 10000010, 10.00001ms",
        "100h, 360000000000000, 100h0m0s"
    })
    void durationsAreReadAndPrintedAsGoDoes(String text, long nanos, String printed) {
        assertThat(GoDuration.parse(text)).contains(Duration.ofNanos(nanos));
        assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1", "1 s", "1d", "1h-1m", "PT1S", ".s", "9999999999999h"})
    void whatGoDoesNotReadAsADurationIsNone(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @Test
    void anEndlessTextIsNoDuration() {
        assertThat(GoDuration.parse("1s".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Inf", "1d", "0x10", " 1", "1,5", "1e999"})
    void whatIsNotAFiniteDecimalIsNoNumber(String text) {
        assertThat(GoNumber.parseDouble(text)).isEmpty();
    }

    @Test
    void integersKeepTheirRange() {
        assertThat(GoNumber.parseInt("2147483647")).contains(Integer.MAX_VALUE);
        assertThat(GoNumber.parseInt("2147483648")).isEmpty();
        assertThat(GoNumber.parseLong("9223372036854775808")).isEmpty();
        assertThat(GoNumber.parseLong("+7")).contains(7L);
        assertThat(GoNumber.parseInt("1.0")).isEmpty();
    }

    @Test
    void numbersArePrintedShort() {
        assertThat(GoNumber.format(1)).isEqualTo("1");
        assertThat(GoNumber.format(0.1)).isEqualTo("0.1");
        assertThat(GoNumber.format(100)).isEqualTo("100");
        assertThat(GoNumber.formatFixed(-2)).isEqualTo("-2.000000");
    }

    @Test
    void aQuotedTextIsOneLine() {
        assertThat(GoText.quote("a\"b\n\u0001")).isEqualTo("\"a\\\"b\\n\\x01\"");
    }

    @Test
    void aTemplateNamesFieldsAndEntries() {
        GoTemplate template =
                GoTemplate.parse("{{.Name}}-{{ .Namespace }}.{{index .Annotations \"sub\"}}.{{.Labels.team}}");

        String rendered = template.render(new GoTemplate.Values(
                Map.of("Name", "hello", "Namespace", "default"), Map.of("team", "red"), Map.of("sub", "shop")));

        assertThat(rendered).isEqualTo("hello-default.shop.red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{if .Name}}x{{end}}", "{{.Name", "{{.Name | len}}"})
    void aTemplateThatDoesMoreIsRefused(String source) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoTemplate.parse(source));
    }

    @Test
    void aTemplateCannotNameWhatIsNotThere() {
        GoTemplate template = GoTemplate.parse("{{.Colour}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.render(GoTemplate.Values.of(Map.of())))
                .withMessageContaining("Colour");
    }
}
