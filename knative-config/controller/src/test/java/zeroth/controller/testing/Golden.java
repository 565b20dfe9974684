package zeroth.controller.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directories with {@code in-*.yaml}, and what becomes of it in {@code out-*.yaml}; each file is used, or the test fails.
 * The system property {@code golden.update} writes what should be there. Immutable.
 */
public final class Golden {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    private final KubernetesSerialization yaml = new KubernetesSerialization();
    private final Path directory;

    private Golden(Path directory) {
        this.directory = directory;
    }

    /** All cases of a kind. */
    public static Stream<Golden> cases(String kind) {
        return list(ROOT.resolve(kind)).stream().map(Golden::new);
    }

    public <T extends HasMetadata> T in(Class<T> kind) {
        return yaml.unmarshal(read(directory.resolve("in-" + word(kind) + ".yaml")), kind);
    }

    public <T> T list(Class<T> kind) {
        return yaml.unmarshal(read(directory.resolve("in-" + word(kind) + ".yaml")), kind);
    }

    /** Compares what became with what should have become. */
    public void out(List<? extends HasMetadata> objects) {
        Map<String, String> is = new TreeMap<>();
        objects.forEach(object -> is.put(name(object), yaml.asYaml(object)));
        if (Boolean.getBoolean("golden.update")) {
            is.forEach((name, text) -> write(directory.resolve(name), text));
        }
        Map<String, String> expected = list(directory).stream()
                .filter(file -> file.getFileName().toString().startsWith("out-"))
                .collect(Collectors.toMap(file -> file.getFileName().toString(), Golden::read));
        assertThat(is).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }

    private static String name(HasMetadata object) {
        return "out-" + word(object.getClass()) + "-" + object.getMetadata().getName() + ".yaml";
    }

    private static String word(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
