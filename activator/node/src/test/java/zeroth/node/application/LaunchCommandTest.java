package zeroth.node.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandTest {
    private static final Path JAVA = Path.of("/jdk/bin/java");

    @TempDir
    Path directory;

    @Test
    void startsAnExecutableAsItIs() {
        assertThat(command(Form.NATIVE, Map.of()))
                .containsExactly(directory.resolve("entry").toString());
    }

    @Test
    void startsAJarForAQuickStartInLittleMemory() {
        assertThat(command(Form.JAR, Map.of()))
                .startsWith("/jdk/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .endsWith("-jar", directory.resolve("entry").toString());
    }

    @Test
    void usesATrainedCacheThatLiesBesideTheJar() throws IOException {
        Files.writeString(directory.resolve("app.aot"), "cache");

        assertThat(command(Form.AOT_JAR, Map.of())).contains("-XX:AOTCache=" + directory.resolve("app.aot"));
    }

    @Test
    void letsTheUsersOptionsWin() {
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC -Xss1m", "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");

        assertThat(command(Form.JAR, environment))
                .doesNotContain("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss256k")
                .contains("-Xms8m");
    }

    @Test
    void aJvmTakesTheLimitForTheMachinesMemory() {
        OptionalLong limit = OptionalLong.of(256 << 20);

        assertThat(command(Form.JAR, Map.of(), limit)).contains("-XX:MaxRAM=268435456");
        assertThat(command(Form.JAR, Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=1g"), limit))
                .doesNotContain("-XX:MaxRAM=268435456");
        assertThat(command(Form.NATIVE, Map.of(), limit)).hasSize(1);
    }

    private List<String> command(Form form, Map<String, String> environment) {
        return command(form, environment, OptionalLong.empty());
    }

    private List<String> command(Form form, Map<String, String> environment, OptionalLong memoryLimit) {
        StoredApplication application = new StoredApplication("hash", form, directory, directory.resolve("entry"));
        return LaunchCommand.of(application, JAVA, environment, memoryLimit);
    }
}
