package zeroth.node.application;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of applications, each in a folder that is named by the hash of its content: {@code sha256/HASH/content} with a
 * {@code description} beside it. A copy appears whole or not at all. All state is in the file system; any thread may
 * call.
 */
public final class ApplicationStore {
    private static final String CONTENT = "content";
    private static final String DESCRIPTION = "description";
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;
    private final InstantSource clock;

    public ApplicationStore(Path directory, InstantSource clock) {
        this.root = directory.resolve("sha256");
        this.clock = clock;
    }

    StoredApplication add(Artefact artefact) throws IOException {
        Files.createDirectories(root);
        Path draft = Files.createTempDirectory(root, UNFINISHED);
        try {
            return publish(draft, copy(artefact, draft));
        } finally {
            FileTree.delete(draft);
        }
    }

    /** The copy with that content, if it is here. */
    public Optional<StoredApplication> find(String hash) {
        Path home = root.resolve(hash);
        try {
            return Files.exists(home.resolve(DESCRIPTION)) ? Optional.of(read(hash)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Deletes copies that nobody uses and nobody added for a while: a Revision may be about to name one. */
    public void collect(Set<String> used, Duration spared) throws IOException {
        FileTime oldest = FileTime.from(clock.instant().minus(spared));
        for (Path home : homes()) {
            if (!used.contains(home.getFileName().toString())
                    && Files.getLastModifiedTime(home).compareTo(oldest) < 0) {
                FileTree.delete(home);
            }
        }
    }

    private static Description copy(Artefact artefact, Path draft) throws IOException {
        Path content = draft.resolve(CONTENT);
        if (Files.isDirectory(artefact.root())) {
            FileTree.copy(artefact.root(), content);
        } else {
            copyInto(Files.createDirectory(content), artefact.entry());
            for (Path library : artefact.libraries()) {
                copyInto(content, library);
            }
        }
        return new Description(artefact.form(), artefact.entry().getFileName().toString());
    }

    private static void copyInto(Path folder, Path file) throws IOException {
        FileTree.copy(file, folder.resolve(file.getFileName()));
    }

    private StoredApplication publish(Path draft, Description description) throws IOException {
        String hash = ContentHash.of(draft.resolve(CONTENT), description.text());
        Files.writeString(draft.resolve(DESCRIPTION), description.text());
        moveInto(draft, root.resolve(hash));
        Files.setLastModifiedTime(root.resolve(hash), FileTime.from(clock.instant()));
        return read(hash);
    }

    private static void moveInto(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(home)) {
                throw e;
            }
            // The same content is here already.
        }
    }

    private StoredApplication read(String hash) throws IOException {
        Path home = root.resolve(hash);
        Description description = Description.parse(Files.readString(home.resolve(DESCRIPTION)));
        Path content = home.resolve(CONTENT);
        return new StoredApplication(hash, description.form(), content, content.resolve(description.entry()));
    }

    private List<Path> homes() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(root)) {
            return homes.toList();
        }
    }

    /** Form and entry, in two lines. */
    private record Description(Form form, String entry) {
        String text() {
            return form.name() + "\n" + entry + "\n";
        }

        static Description parse(String text) {
            List<String> lines = text.lines().toList();
            if (lines.size() != 2) {
                throw new IllegalArgumentException("description: " + text + " (expected: form and entry)");
            }
            return new Description(Form.valueOf(lines.getFirst()), lines.getLast());
        }
    }
}
