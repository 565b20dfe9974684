package zeroth.server.create;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the samples of this repository. */
class CreateCommandTest {
    private static final Path HOME = Path.of("../..");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private final CreateCommand command = new CreateCommand(
            HOME, new PrintStream(new ByteArrayOutputStream(), true, UTF_8), new PrintStream(problems, true, UTF_8));

    @Test
    void copiesTheSampleUnderTheNewName() {
        assertThat(command.create(directory, "shop", "starter")).isZero();

        Path shop = directory.resolve("shop");
        assertThat(shop.resolve("service.yaml"))
                .content()
                .contains("name: shop")
                .contains("image: dev.local/shop");
        assertThat(shop.resolve("pom.xml"))
                .content()
                .contains("<artifactId>shop</artifactId>", "<groupId>com.example</groupId>", "zeroth-functions")
                .doesNotContain("starter");
        assertThat(shop.resolve("README.md")).content().contains("./zeroth dev shop ");
    }

    @Test
    void copiesCodeAsItIsAndNothingThatWasBuilt() throws IOException {
        command.create(directory, "shop", "greeter");

        Path code = Path.of("src/main/java/greeter/Greeter.java");
        assertThat(directory.resolve("shop").resolve(code))
                .hasSameTextualContentAs(HOME.resolve("samples/greeter").resolve(code));
        assertThat(tree(directory.resolve("shop"))).noneMatch(file -> file.startsWith("target"));
    }

    @Test
    void leavesAFolderAloneThatExists() throws IOException {
        Files.createDirectory(directory.resolve("shop"));

        assertThat(command.create(directory, "shop", "starter")).isEqualTo(1);
        assertThat(problems.toString(UTF_8)).contains("exists already").hasLineCount(1);
        assertThat(directory.resolve("shop")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "9lives", "shop-", "a/b", "..", "a b", "\u00fcber"})
    void refusesANameThatNoServiceCanHave(String name) {
        assertThat(command.create(directory, name, "starter")).isEqualTo(1);
        assertThat(problems.toString(UTF_8))
                .contains("name: " + name + " (expected: ")
                .hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void namesTheSamplesThatThereAre() {
        assertThat(command.create(directory, "shop", "nothing")).isEqualTo(1);
        assertThat(problems.toString(UTF_8)).contains("no sample nothing").contains("greeter", "starter");
    }

    /** func lists each folder of the top as a language, and each folder in it as a template. */
    @Test
    void laysTheFunctionsOutAsTemplates() throws IOException {
        Path templates = directory.resolve("templates");

        assertThat(command.templates(templates)).isZero();
        assertThat(templates).isDirectoryContaining("glob:**/quarkus");
        assertThat(tree(templates.resolve("quarkus")))
                .contains("starter/manifest.yaml", "starter/pom.xml", "greeter/src/main/java/greeter/Greeter.java")
                .noneMatch(file -> file.startsWith("http-service"))
                .noneMatch(file -> file.endsWith("func.yaml"));
        assertThat(templates.resolve("quarkus/starter/manifest.yaml"))
                .content()
                .contains("invoke: cloudevent", "readiness: /health/readiness");
    }

    private static List<String> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
