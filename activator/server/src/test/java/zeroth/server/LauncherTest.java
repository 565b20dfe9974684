package zeroth.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top of the repository, run in a checkout of its own with a JDK and a Maven that only echo. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("../../zeroth");

    @TempDir
    Path directory;

    private Path checkout;
    private Path jdk;
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        checkout = Files.createDirectories(directory.resolve("checkout"));
        executable(checkout.resolve("zeroth"), Files.readString(SCRIPT));
        write(checkout.resolve("pom.xml"), "<project/>");
        jdk = directory.resolve("jdk");
        write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        executable(jdk.resolve("bin/java"), "#!/bin/sh\nfor last; do :; done\necho \"java of 25, last: $last\"\n");
        tools = Files.createDirectories(directory.resolve("tools"));
    }

    @Test
    void buildsWhatIsNotBuiltAndHandsItsArgumentsOn() throws Exception {
        maven("3.9.9");

        Run run = launch("--version");

        assertThat(run.output()).contains("building").contains("java of 25, last: --version");
        assertThat(run.status()).isZero();
    }

    @Test
    void doesNotBuildAgainWhenNoSourceIsNewer() throws Exception {
        maven("3.9.9");
        launch("first");

        Run run = launch("second");

        assertThat(run.output()).doesNotContain("building").contains("last: second");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        maven("3.9.9");
        launch("first");
        Path source = checkout.resolve("activator/server/src/main/java/New.java");
        write(source, "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(launch("second").output()).contains("building");
    }

    @Test
    void aBuildThatFailsIsSaidAndNothingIsStarted() throws Exception {
        // As Maven ends where it colours: with a reset, and no newline.
        executable(
                tools.resolve("mvn"),
                "#!/bin/sh\n" + version("3.9.9") + "echo '[ERROR] no such symbol'\nprintf '\\033[0m'\nexit 1\n");

        Run run = launch("demo");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains("no such symbol")
                .contains("the build failed")
                .doesNotContain("java of 25");
    }

    @Test
    void anOldMavenIsRefusedInOneSentence() throws Exception {
        maven("3.6.3");

        Run run = launch("demo");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("needs Maven 3.8.6 or later to build, and found 3.6.3");
    }

    @Test
    void aMissingMavenIsRefusedInOneSentence() throws Exception {
        Run run = launch("demo");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("needs Maven 3.8.6 or later on the PATH to build: install it");
    }

    @Test
    void testRunsMavensVerify() throws Exception {
        maven("3.9.9");

        assertThat(launch("test", "-pl", "runtime").output()).containsPattern("mvn -B .*verify -pl runtime");
    }

    private void maven(String version) throws IOException {
        Path server = checkout.resolve("activator/server/target/quarkus-app/quarkus-run.jar");
        executable(
                tools.resolve("mvn"),
                "#!/bin/sh\n" + version(version) + "echo \"mvn $*\"\nmkdir -p '" + server.getParent() + "'\n: >'"
                        + server + "'\n");
    }

    private static String version(String version) {
        return "if [ \"$1\" = -version ]; then echo 'Apache Maven " + version + " (x)'; exit 0; fi\n";
    }

    private Run launch(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("zeroth").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", jdk.toString(), "PATH", tools + ":" + basicTools(), "HOME", directory.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** A folder with the few programs that the script uses, so that this machine's own Maven is out of sight. */
    private Path basicTools() throws IOException {
        Path basics = Files.createDirectories(directory.resolve("basics"));
        for (String name :
                List.of("sh", "dirname", "grep", "sed", "head", "awk", "find", "tee", "mkdir", "mv", "rm", "cat")) {
            Path link = basics.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, programOfThisMachine(name));
            }
        }
        return basics;
    }

    private static Path programOfThisMachine(String name) {
        return List.of("/bin", "/usr/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static void executable(Path file, String content) throws IOException {
        write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private record Run(int status, String output) {}
}
