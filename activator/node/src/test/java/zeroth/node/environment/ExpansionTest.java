package zeroth.node.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of Kubernetes' {@code third_party/forked/golang/expansion}. */
class ExpansionTest {
    private static final Map<String, String> VARIABLES =
            Map.of("VAR_A", "A", "VAR_B", "B", "VAR_REF", "$(VAR_A)", "VAR_EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$(VAR_A) | A",
                "___$(VAR_B)___ | ___B___",
                "f000-$$VAR_A | f000-$VAR_A",
                "$$(VAR_A) | $(VAR_A)",
                "$$$(VAR_A) | $A",
                "$(VAR_REF) | $(VAR_A)",
                "$(UNKNOWN) | $(UNKNOWN)",
                "$(VAR_A | $(VAR_A",
                "$ | $",
                "$VAR_A | $VAR_A",
                "x$(VAR_EMPTY)y | xy",
                "$(VAR_A)$(VAR_B) | AB"
            })
    void expandsAsKubernetesDoes(String text, String expected) {
        assertThat(Expansion.expand(text, VARIABLES)).isEqualTo(expected);
    }
}
