package zeroth.node.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UserProcessTest {
    private static final Map<String, String> SHELL = Map.of("PATH", "/bin", "QUARKUS_HTTP_PORT", "1", "SECRET", "x");

    @Test
    void keepsTheShellOutExceptForWhatAProgramNeeds() {
        assertThat(environment(Map.of(), OptionalInt.empty()))
                .containsOnly(entry("PATH", "/bin"), entry("HOSTNAME", "pod-1"));
    }

    @Test
    void saysWhereToListen() {
        assertThat(environment(Map.of("PORT", "8080"), OptionalInt.of(34567)))
                .contains(
                        entry("PORT", "34567"),
                        entry("QUARKUS_HTTP_PORT", "34567"),
                        entry("QUARKUS_HTTP_HOST", "127.0.0.1"));
    }

    @Test
    void respectsWhatTheUserSaysToQuarkus() {
        assertThat(environment(Map.of("QUARKUS_HTTP_PORT", "9"), OptionalInt.of(34567)))
                .contains(entry("QUARKUS_HTTP_PORT", "9"), entry("PORT", "34567"));
    }

    private static Map<String, String> environment(Map<String, String> container, OptionalInt port) {
        return UserProcess.environment(container, SHELL::get, "pod-1", port);
    }
}
