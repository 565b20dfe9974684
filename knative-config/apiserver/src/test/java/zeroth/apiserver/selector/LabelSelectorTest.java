package zeroth.apiserver.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.apiserver.refusal.Refusal;

final class LabelSelectorTest {
    private static final Map<String, String> LABELS =
            Map.of("app", "x", "serving.knative.dev/service", "hello", "n", "5");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    app=x                               | true
                    app==x                              | true
                    app!=x                              | false
                    app=y                               | false
                    other!=y                            | true
                    serving.knative.dev/service=hello   | true
                    app in (x, y),n                     | true
                    app notin (x,y)                     | false
                    other notin (x)                     | true
                    !other                              | true
                    !app                                | false
                    app,other                           | false
                    n>4                                 | true
                    n<5                                 | false
                    app=                                | false
                    """)
    void selectsAsKubernetesDoes(String selector, boolean expected) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(expected);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> LabelSelector.parse("app=x=y"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("unable to parse requirement");
    }
}
