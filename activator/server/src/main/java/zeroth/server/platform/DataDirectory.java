package zeroth.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a platform keeps everything, and whether that outlives it. */
public sealed interface DataDirectory {
    Path path();

    /** What is to happen to it when the platform has stopped. */
    void release();

    record Kept(Path path) implements DataDirectory {
        @Override
        public void release() {}
    }

    record Ephemeral(Path path) implements DataDirectory {
        @Override
        public void release() {
            try {
                Files.walkFileTree(path, new Removal());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + path, e);
            }
        }
    }

    static DataDirectory kept(Path path) {
        return new Kept(path.toAbsolutePath().normalize());
    }

    static DataDirectory ephemeral() {
        try {
            return new Ephemeral(Files.createTempDirectory("zeroth-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    /** Removes files and then the folders that held them. */
    final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
