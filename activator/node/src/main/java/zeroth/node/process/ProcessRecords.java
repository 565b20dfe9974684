package zeroth.node.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs, on disk: one file a process, so that the next start ends what a killed platform left. All state is in the
 * file system; any thread may call.
 */
public final class ProcessRecords {
    private static final Logger LOG = System.getLogger(ProcessRecords.class.getName());

    private final Path directory;

    public ProcessRecords(Path directory) {
        this.directory = directory;
    }

    void add(ProcessIdentity process) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(file(process), process.text());
    }

    void remove(ProcessIdentity process) {
        try {
            Files.deleteIfExists(file(process));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "could not delete the record of a process that ended: pid=" + process.pid(), e);
        }
    }

    /** Kills what an earlier run left, and waits for its end. */
    public void endLeftovers(Duration patience) throws IOException {
        List<Path> files = files();
        for (Path file : files) {
            read(file).flatMap(ProcessIdentity::find).ifPresent(process -> end(process, patience));
            Files.deleteIfExists(file);
        }
    }

    private static void end(ProcessHandle process, Duration patience) {
        LOG.log(Level.INFO, "ends a process of an earlier run: pid=" + process.pid());
        Session.of(process.pid()).kill();
        process.destroyForcibly();
        process.onExit()
                .orTimeout(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .exceptionally(e -> {
                    LOG.log(Level.WARNING, "a process of an earlier run does not end: pid=" + process.pid());
                    return process;
                })
                .join();
    }

    private static Optional<ProcessIdentity> read(Path file) throws IOException {
        try {
            return ProcessIdentity.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path file(ProcessIdentity process) {
        return directory.resolve(String.valueOf(process.pid()));
    }
}
