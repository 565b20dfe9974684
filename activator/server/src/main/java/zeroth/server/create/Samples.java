package zeroth.server.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All samples.
 *
 * @param directory where they are
 */
record Samples(Path directory) {
    Sample named(String name) throws CreateException, IOException {
        return all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CreateException("There is no sample " + name + ": choose one of " + names()));
    }

    List<Sample> all() throws IOException {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .map(Sample::new)
                    .toList();
        }
    }

    private String names() {
        try {
            return String.join(", ", all().stream().map(Sample::name).toList());
        } catch (IOException e) {
            return "those in " + directory;
        }
    }
}
