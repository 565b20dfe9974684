package zeroth.server.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project's newest output and description, told apart from those before by their time.
 *
 * @param newest when the last of the files was written
 */
record Build(FileTime newest) {
    private static final int DEPTH = 4;

    /** Nothing where the project was not built, or is being built right now. */
    static Optional<Build> of(Path project) {
        try (Stream<Path> files = Files.find(
                project.resolve("target"), DEPTH, (path, attributes) -> attributes.isRegularFile() && isOutput(path))) {
            return Stream.concat(files, description(project))
                    .map(Build::time)
                    .max(Comparator.naturalOrder())
                    .map(Build::new);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Stream<Path> description(Path project) {
        return Stream.of(project.resolve(Project.DESCRIPTION)).filter(Files::exists);
    }

    private static boolean isOutput(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jar") || name.endsWith("-runner") || name.endsWith(".aot");
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
