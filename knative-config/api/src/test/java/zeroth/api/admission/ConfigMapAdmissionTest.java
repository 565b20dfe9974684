package zeroth.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMapAdmissionTest {
    private static final String DENIED =
            "admission webhook \"config.webhook.serving.knative.dev\" denied the request: validation failed: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            config-autoscaler | stable-window: 1s          | stable-window = 1s, must be in [6s; 1h0m0s] range
            config-defaults   | revision-timeout-seconds: 'x' | failed to parse "revision-timeout-seconds": strconv.ParseInt: parsing "x": invalid syntax
            config-deployment | progress-deadline: 5s      | queue-sidecar-image cannot be empty or unset
            config-domain     | example.com: '- a'         | failed to parse "example.com": expected a YAML mapping
            config-gc         | min-non-active-revisions: '-1' | min-non-active-revisions must be non-negative, was: -1
            config-network    | rollout-duration: '-1'     | rollout-duration must be a positive integer, but was -1
            """)
    void aSettingThatCannotBeIsDeniedBeforeItIsStored(String name, String data, String denial) {
        assertThat(Attempt.create(configMap("knative-serving", name, data)).denial())
                .isEqualTo(DENIED + denial);
    }

    @Test
    void goodSettingsAndThoseOfOthersPass() {
        assertThat(Attempt.create(configMap("knative-serving", "config-features", "multi-container: maybe"))
                        .object())
                .isNotEmpty();
        assertThat(Attempt.create(configMap("default", "config-autoscaler", "stable-window: 1s"))
                        .object())
                .isNotEmpty();
        assertThat(Attempt.create(configMap("knative-serving", "mine", "stable-window: 1s"))
                        .object())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``              | 00000000
            1               | 83dcefb7
            ` 1\t`          | 83dcefb7
            """)
    void anExampleHasUpstreamsChecksum(String example, String checksum) {
        assertThat(ConfigMapRules.checksum(example)).isEqualTo(checksum);
    }

    @Test
    void emptyLinesOfAnExampleDoNotCount() {
        assertThat(ConfigMapRules.checksum("a\r\n\r\n\nb\n")).isEqualTo(ConfigMapRules.checksum("a\nb"));
    }

    @Test
    void aSettingInsideTheExampleIsAMistake() {
        String yaml = configMap("knative-serving", "config-autoscaler", "_example: '1'");

        assertThat(Attempt.create(annotated(yaml, "00000000")).denial())
                .isEqualTo(DENIED + "the update modifies a key in \"_example\" which is probably not what you want."
                        + " Instead, copy the respective setting to the top-level of the ConfigMap, directly below"
                        + " \"data\"");
        assertThat(Attempt.create(annotated(yaml, "83dcefb7")).object()).isNotEmpty();
        assertThat(Attempt.create(yaml).object()).isNotEmpty();
    }

    @Test
    void aValueIsAText() {
        assertThat(Attempt.create(configMap("knative-serving", "config-gc", "min-non-active-revisions: 1"))
                        .denial())
                .endsWith("decoding request failed: data.min-non-active-revisions has a value of the wrong type");
    }

    private static String configMap(String namespace, String name, String data) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", namespace: " + namespace + "}, data: {"
                + data + "}}";
    }

    private static String annotated(String yaml, String checksum) {
        return yaml.replace(
                "metadata: {", "metadata: {annotations: {knative.dev/example-checksum: '" + checksum + "'}, ");
    }
}
