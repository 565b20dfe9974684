package zeroth.server.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project to copy.
 *
 * @param directory where it is
 */
record Sample(Path directory) {
    private static final String OUTPUT = "target";

    String name() {
        return directory.getFileName().toString();
    }

    /** Its own files, seen from its directory: neither what a build made nor what an editor keeps. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .filter(Sample::isSource)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        String first = file.getName(0).toString();
        return !first.equals(OUTPUT) && !first.startsWith(".");
    }

    /** Whether it has functions, or is an ordinary service. */
    boolean hasFunctions() {
        try {
            return Files.readString(directory.resolve("pom.xml")).contains("<artifactId>zeroth-functions</artifactId>");
        } catch (IOException e) {
            return false;
        }
    }
}
