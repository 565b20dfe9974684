package zeroth.server.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles that cannot begin; one that runs ends with its process. */
class RunCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream usual = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(usual);
    }

    @Test
    void aRoleThatThereIsNotIsNamed() {
        assertThat(RunCommand.run(List.of("node"), Map.of())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("--roles: node (expected: activator, gateway;");
    }

    @Test
    void whatADeploymentDoesNotSayIsNamed() {
        assertThat(RunCommand.run(List.of("activator"), Map.of())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("SYSTEM_NAMESPACE: missing");
    }

    @Test
    void soIsWhatAGatewaysDoesNotSay() {
        assertThat(RunCommand.run(List.of("gateway"), Map.of())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("POD_NAME: missing");
    }
}
