package weather;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrateTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    Path project;

    @BeforeEach
    void copyTheOriginal() throws IOException {
        for (var file : files(HERE.resolve("original"), file -> true).entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    @Test
    void makesThisProjectOfTheOriginal() throws Exception {
        migrate(0);

        assertThat(files(project, file -> true), equalTo(files(HERE, MigrateTest::comesFromTheOriginal)));
    }

    @Test
    void saysWhenThereIsNothingToMove() throws Exception {
        migrate(0);

        assertThat(migrate(1), containsString("nothing in "));
    }

    @ParameterizedTest
    @CsvSource({
        "build.gradle, implementation 'io.quarkus:quarkus-funqy-knative-events', implementation 'dev.zeroth:zeroth-functions:7'",
        "build.gradle.kts, implementation(\"io.quarkus:quarkus-funqy-knative-events:3.1\"), implementation(\"dev.zeroth:zeroth-functions:7\")",
        "build.gradle, implementation 'io.quarkus:quarkus-funqy-http', implementation 'io.quarkus:quarkus-funqy-http'"
    })
    void movesADependencyOfGradle(String name, String before, String after) throws Exception {
        write(name, before);

        migrate(0, "7");

        assertThat(Files.readString(project.resolve(name)), equalTo(after));
    }

    @Test
    void leavesOtherDependenciesAndWhatABuildMadeAlone() throws Exception {
        var pom = """
                <dependency>
                  <groupId>io.quarkus</groupId>
                  <artifactId>quarkus-funqy-%s</artifactId>
                  <version>3.1</version>%s
                </dependency>
                """;
        write("pom.xml", pom.formatted("http", "") + pom.formatted("knative-events", "\n  <scope>compile</scope>"));
        write("target/pom.xml", pom.formatted("knative-events", ""));

        migrate(0, "7");

        assertThat(Files.readString(project.resolve("pom.xml")), equalTo(pom.formatted("http", "") + """
                <dependency>
                  <groupId>dev.zeroth</groupId>
                  <artifactId>zeroth-functions</artifactId>
                  <version>7</version>
                  <scope>compile</scope>
                </dependency>
                """));
        assertThat(Files.readString(project.resolve("target/pom.xml")), equalTo(pom.formatted("knative-events", "")));
    }

    private String migrate(int status, String... version) throws IOException, InterruptedException {
        var command =
                Stream.concat(Stream.of(HERE.resolve("migrate").toString(), project.toString()), Stream.of(version));
        var process =
                new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(output, process.waitFor(), equalTo(status));
        return output;
    }

    private void write(String name, String text) throws IOException {
        var file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static boolean comesFromTheOriginal(String file) {
        return file.equals("pom.xml") || (file.startsWith("src/") && !file.endsWith("/MigrateTest.java"));
    }

    /** The text of files by their names, seen from a folder. */
    private static Map<String, String> files(Path folder, Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("target/") && wanted.test(file))
                    .collect(Collectors.toMap(
                            file -> file, file -> read(folder.resolve(file)), (a, b) -> a, TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
