package zeroth.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path directory;

    @Test
    void readsEveryDocumentAndTakesListsApart() throws Exception {
        Manifest manifest = Manifest.read(file("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a}
                ---
                # nothing here
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Secret, metadata: {name: b}}
                - {apiVersion: v1, kind: Secret, metadata: {name: c}}
                """));

        assertThat(manifest.objects())
                .extracting(object -> object.at("/metadata/name").asText())
                .containsExactly("a", "b", "c");
    }

    @Test
    void malformedYamlIsRefusedWithFileAndLine() {
        assertThatThrownBy(() -> Manifest.read(file("kind: Service\nmetadata: {name: [\n")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("objects.yaml is not YAML")
                .hasMessageContaining("line ");
    }

    @Test
    void anObjectWithoutANameIsRefused() {
        assertThatThrownBy(() -> Manifest.read(file("apiVersion: v1\nkind: ConfigMap\n")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("without metadata.name");
    }

    @Test
    void textThatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> Manifest.read(file("just words\n")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("without apiVersion");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Manifest.read(directory.resolve("none.yaml")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("none.yaml");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("objects.yaml"), content);
    }
}
