package zeroth.server.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ModeNameTest {
    @Test
    void isReadInAnyCase() {
        assertThat(new ModeName().convert("binary")).isEqualTo(Mode.BINARY);
        assertThat(new ModeName().convert("Structured")).isEqualTo(Mode.STRUCTURED);
    }

    @Test
    void anotherWordIsRefused() {
        assertThatThrownBy(() -> new ModeName().convert("batch"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("binary or structured");
    }
}
