package zeroth.node.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a program was made from, as far as it lies here. An executable takes minutes to make: one that is older than a
 * source is probably left over from before the change.
 *
 * @param project the folder that has {@code src}
 */
public record Sources(Path project) {
    /** @param output a project, or its {@code target} */
    static Sources beside(Path output) {
        return new Sources(output.endsWith("target") ? output.resolveSibling("") : output);
    }

    /** Whether one of them, or the POM, was changed after the program was made. */
    public boolean areNewerThan(Path program) throws IOException {
        long made = Files.getLastModifiedTime(program).toMillis();
        return isNewer(project.resolve("pom.xml"), made)
                || isAnyNewer(project.resolve("src").resolve("main"), made);
    }

    private static boolean isAnyNewer(Path folder, long made) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> isNewer(file, made));
        }
    }

    private static boolean isNewer(Path file, long made) {
        return file.toFile().lastModified() > made;
    }
}
