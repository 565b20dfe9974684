package zeroth.node.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.queueproxy.time.testing.VirtualTime;

class ApplicationStoreTest {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path directory;

    private Path program = Path.of("");
    private ApplicationStore store = new ApplicationStore(Path.of(""), time);

    @BeforeEach
    void writeAProgram() throws IOException {
        program = Files.writeString(directory.resolve("program"), "one");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        store = new ApplicationStore(directory.resolve("applications"), time);
    }

    @Test
    void keepsACopyThatLaterChangesOfTheOriginalDoNotTouch() throws IOException {
        StoredApplication copy = store.add(artefact());

        Files.writeString(program, "two");

        assertThat(copy.entry()).hasContent("one").isExecutable();
        assertThat(store.find(copy.hash())).contains(copy);
    }

    @Test
    void namesACopyByItsContent() throws IOException {
        StoredApplication first = store.add(artefact());
        StoredApplication again = store.add(artefact());
        Files.writeString(program, "two");
        StoredApplication other = store.add(artefact());

        assertThat(again).isEqualTo(first);
        assertThat(other.hash()).isNotEqualTo(first.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void copiesAFolderWithEverythingInItAndItsTimes() throws IOException {
        Path jar = directory.resolve("quarkus-app/lib/main/a.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "library");
        Path run = Files.writeString(directory.resolve("quarkus-app/quarkus-run.jar"), "run");

        StoredApplication copy = store.add(new Artefact(Form.FAST_JAR, directory.resolve("quarkus-app"), run));

        Path copied = copy.directory().resolve("lib/main/a.jar");
        assertThat(copied).hasContent("library");
        assertThat(Files.getLastModifiedTime(copied)).isEqualTo(Files.getLastModifiedTime(jar));
        assertThat(copy.entry()).hasContent("run");
    }

    @Test
    void copiesTheLibrariesOfAnExecutable() throws IOException {
        Path runner = Files.move(program, directory.resolve("app-runner"));
        Files.writeString(directory.resolve("libawt.so"), "pictures");
        Files.writeString(directory.resolve("app.jar"), "no library");
        Artefact found = ((Search.Found) Search.at(directory.toString())).artefact();

        StoredApplication copy = store.add(found);

        assertThat(copy.entry())
                .hasContent("one")
                .hasFileName(runner.getFileName().toString());
        assertThat(copy.directory())
                .isDirectoryContaining(file -> file.endsWith("libawt.so"))
                .isDirectoryNotContaining(file -> file.endsWith("app.jar"));
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        StoredApplication copy = store.add(artefact());
        store.add(artefact());

        try (Stream<Path> homes = Files.list(directory.resolve("applications/sha256"))) {
            assertThat(homes).extracting(home -> home.getFileName().toString()).containsExactly(copy.hash());
        }
    }

    @Test
    void collectsWhatNobodyUsesAndNobodyAddedLately() throws IOException {
        StoredApplication used = store.add(artefact());
        Files.writeString(program, "two");
        StoredApplication unused = store.add(artefact());
        time.advance(Duration.ofHours(2));
        Files.writeString(program, "three");
        StoredApplication young = store.add(artefact());

        store.collect(Set.of(used.hash()), Duration.ofHours(1));

        assertThat(store.find(used.hash())).isPresent();
        assertThat(store.find(young.hash())).isPresent();
        assertThat(store.find(unused.hash())).isEmpty();
    }

    @Test
    void doesNotFindACopyWhoseDescriptionIsBroken() throws IOException {
        StoredApplication copy = store.add(artefact());

        Files.writeString(
                directory.resolve("applications/sha256").resolve(copy.hash()).resolve("description"), "?");

        assertThat(store.find(copy.hash())).isEmpty();
    }

    private Artefact artefact() {
        return new Artefact(Form.NATIVE, program, program);
    }
}
