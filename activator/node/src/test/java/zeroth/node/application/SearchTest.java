package zeroth.node.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.node.application.Search.Found;
import zeroth.node.application.Search.Nothing;

class SearchTest {
    @TempDir
    Path project;

    @Test
    void prefersANativeExecutable() throws IOException {
        executable("target/app-runner");
        file("target/quarkus-app/quarkus-run.jar");

        assertThat(found(project)).isEqualTo(Form.NATIVE);
    }

    @Test
    void prefersJarsToAnExecutableThatIsOlderThanASource() throws IOException {
        executable("target/app-runner");
        file("target/quarkus-app/quarkus-run.jar");
        file("src/main/java/App.java");
        later(project.resolve("src/main/java/App.java"));

        assertThat(found(project)).isEqualTo(Form.FAST_JAR);
        assertThat(found(project.resolve("target"))).isEqualTo(Form.FAST_JAR);
    }

    @Test
    void takesAnOldExecutableRatherThanNothing() throws IOException {
        executable("target/app-runner");
        file("pom.xml");
        later(project.resolve("pom.xml"));

        assertThat(found(project)).isEqualTo(Form.NATIVE);
    }

    @Test
    void doesNotMindATestThatIsNewerThanTheExecutable() throws IOException {
        executable("target/app-runner");
        file("target/quarkus-app/quarkus-run.jar");
        file("src/test/java/AppTest.java");
        later(project.resolve("src/test/java/AppTest.java"));

        assertThat(found(project)).isEqualTo(Form.NATIVE);
    }

    @Test
    void takesAFastJarBeforeAnyOtherJar() throws IOException {
        file("target/quarkus-app/quarkus-run.jar");
        file("target/app.jar");

        assertThat(found(project)).isEqualTo(Form.FAST_JAR);
    }

    @Test
    void callsAFastJarWithATrainedCacheAnAotJar() throws IOException {
        file("target/quarkus-app/quarkus-run.jar");
        file("target/quarkus-app/app.aot");

        assertThat(found(project)).isEqualTo(Form.AOT_JAR);
    }

    @Test
    void takesTheOneJarThatIsNoSupplement() throws IOException {
        file("target/app.jar");
        file("target/app-sources.jar");
        file("target/original-app.jar");

        assertThat(found(project)).isEqualTo(Form.JAR);
    }

    @Test
    void prefersARunnerAmongJars() throws IOException {
        file("target/app.jar");
        file("target/app-runner.jar");

        assertThat(Search.at(project.toString()))
                .isEqualTo(new Found(new Artefact(
                        Form.JAR, project.resolve("target/app-runner.jar"), project.resolve("target/app-runner.jar"))));
    }

    @Test
    void looksIntoATargetDirectoryToo() throws IOException {
        file("target/quarkus-app/quarkus-run.jar");

        assertThat(found(project.resolve("target"))).isEqualTo(Form.FAST_JAR);
        assertThat(found(project.resolve("target/quarkus-app"))).isEqualTo(Form.FAST_JAR);
    }

    @Test
    void takesAnExecutableOrAJarByItsOwnPath() throws IOException {
        executable("run.sh");
        file("one.jar");

        assertThat(found(project.resolve("run.sh"))).isEqualTo(Form.NATIVE);
        assertThat(found(project.resolve("one.jar"))).isEqualTo(Form.JAR);
    }

    @Test
    void namesTheJarsBetweenWhichItCannotChoose() throws IOException {
        file("target/one.jar");
        file("target/two.jar");

        assertThat(reason(project.toString())).contains("one.jar, two.jar").contains("spec.path");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        file("plain.txt");
        Files.createDirectories(project.resolve("target"));

        assertThat(reason(project.toString())).contains("has no executable").contains("build it");
        assertThat(reason(project.resolve("gone").toString())).contains("does not exist");
        assertThat(reason(project.resolve("plain.txt").toString())).contains("neither a jar nor an executable");
        assertThat(reason("relative/path")).contains("an absolute path");
    }

    private static void later(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 60_000));
    }

    private static Form found(Path path) throws IOException {
        return ((Found) Search.at(path.toString())).artefact().form();
    }

    private static String reason(String path) throws IOException {
        return ((Nothing) Search.at(path)).reason();
    }

    private void executable(String name) throws IOException {
        assertThat(file(name).toFile().setExecutable(true)).isTrue();
    }

    private Path file(String name) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
