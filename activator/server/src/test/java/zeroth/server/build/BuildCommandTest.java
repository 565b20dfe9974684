package zeroth.server.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import zeroth.server.ZerothCommand;

/** With a Maven that writes down how it was called. */
class BuildCommandTest {
    @TempDir
    Path directory;

    private Path project;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(directory.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        environment.put("CALLS", directory.resolve("calls").toString());
        environment.put("STATUS", "0");
    }

    @Test
    void packagesAProject() {
        assertThat(Order.of(project, Product.JARS).arguments())
                .containsExactly("-B", "-f", project.resolve("pom.xml").toString(), "-DskipTests", "package");
    }

    @Test
    void makesAnExecutableWithWhatElseMavenIsTold() {
        Order order = new Order(project, Product.EXECUTABLE, Optional.empty(), List.of("-Dmemory=2g"));

        assertThat(order.arguments())
                .endsWith(
                        "package",
                        "-Dquarkus.native.enabled=true",
                        "-Dquarkus.package.jar.enabled=false",
                        "-Dmemory=2g");
    }

    @Test
    void pushesAnImageOnTheBaseThatWasAskedFor() {
        ContainerImage image = new ContainerImage("registry.test/shop:1", Optional.of("registry.test/jre:25"));

        assertThat(new Order(project, Product.JARS, Optional.of(image), List.of()).arguments())
                .contains("quarkus:image-push", "-Dquarkus.container-image.builder=jib")
                .contains("-Dquarkus.container-image.image=registry.test/shop:1")
                .contains("-Dquarkus.jib.base-jvm-image=registry.test/jre:25");
        assertThat(new Order(project, Product.EXECUTABLE, Optional.of(image), List.of()).arguments())
                .contains("-Dquarkus.jib.base-native-image=registry.test/jre:25");
    }

    @Test
    void trainsOnTheJdkThatBuildsAndOnlyWhatIsAskedFor() {
        ContainerImage image = new ContainerImage("registry.test/shop:1", Optional.empty());

        assertThat(new Order(project, Product.TRAINED, Optional.of(image), List.of()).arguments())
                .contains("-Dquarkus.package.jar.aot.enabled=true")
                .contains("-Dquarkus.package.jar.appcds.use-container=false");
        assertThat(new Order(project, Product.JARS, Optional.of(image), List.of()).arguments())
                .contains("-Dquarkus.package.jar.aot.enabled=false");
        assertThat(Order.of(project, Product.TRAINED).arguments())
                .endsWith("-Dquarkus.package.jar.aot.enabled=true", "-Dquarkus.package.jar.aot.phase=build");
    }

    @Test
    void isAskedForOneProductAtMost() {
        CommandLine commands = new CommandLine(new ZerothCommand());

        assertThatThrownBy(() -> commands.parseArgs("build", "--native", "--aot", "shop"))
                .hasMessageContaining("mutually exclusive");
        assertThat(ProductOption.of(null)).isEqualTo(Product.JARS);
    }

    @Test
    void saysHowToGetGraalvmWhereThereIsNone() {
        assertThat(problem(Order.of(project, Product.EXECUTABLE)))
                .contains("GRAALVM_HOME is not set")
                .contains("install GraalVM or Mandrel")
                .hasLineCount(1);
    }

    @Test
    void saysThatGraalvmIsNotWhereItShouldBe() {
        environment.put("GRAALVM_HOME", directory.toString());

        assertThat(problem(Order.of(project, Product.EXECUTABLE))).contains("has no bin/native-image");
    }

    @Test
    void saysThatAFolderIsNoProject() {
        assertThat(problem(Order.of(directory, Product.JARS)))
                .contains("has no pom.xml")
                .contains("zeroth create NAME");
    }

    @Test
    void saysThatMavenIsNotThere() {
        environment.put("PATH", directory.toString());

        assertThat(problem(Order.of(project, Product.JARS))).contains("install Maven");
    }

    @Test
    void failsWhenMavenFails() throws IOException {
        maven();
        environment.put("STATUS", "3");

        assertThat(problem(Order.of(project, Product.JARS))).contains("could not be built");
    }

    @Test
    void runsMavenInTheEnvironmentThatItWasGiven() throws IOException {
        maven();
        graalvm();

        assertThat(run(Order.of(project, Product.EXECUTABLE), new ByteArrayOutputStream()))
                .isZero();
        assertThat(directory.resolve("calls")).content().contains("-Dquarkus.native.enabled=true");
    }

    private String problem(Order order) {
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        assertThat(run(order, problems)).isEqualTo(1);
        return problems.toString(UTF_8);
    }

    private int run(Order order, ByteArrayOutputStream problems) {
        return BuildCommand.run(order, new Toolchain(environment), new PrintStream(problems, true, UTF_8));
    }

    private void maven() throws IOException {
        executable(directory.resolve("tools/mvn"), "#!/bin/sh\necho \"$@\" >\"$CALLS\"\nexit $STATUS\n");
        environment.put("PATH", directory.resolve("tools") + ":/usr/bin:/bin");
    }

    private void graalvm() throws IOException {
        executable(directory.resolve("graalvm/bin/native-image"), "#!/bin/sh\n");
        environment.put("GRAALVM_HOME", directory.resolve("graalvm").toString());
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
