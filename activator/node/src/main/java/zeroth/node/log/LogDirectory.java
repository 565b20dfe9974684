package zeroth.node.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where the logs of all containers are: {@code NAMESPACE_POD_UID/CONTAINER/RUN.log}, the run counted from 0. What is
 * open stands in a concurrent set; any thread may call.
 */
public final class LogDirectory {
    private final Path root;
    private final long limit;
    private final InstantSource clock;
    private final Set<ContainerRun> open = ConcurrentHashMap.newKeySet();

    public LogDirectory(Path root, long limit, InstantSource clock) {
        this.root = root;
        this.limit = limit;
        this.clock = clock;
    }

    /** Opens the log of one run. Logs older than the run before it are deleted. */
    public LogFile open(ContainerRun run) throws IOException {
        Path home = home(run.container());
        for (Path file : files(home)) {
            deleteIfOld(file, run.number() - 1);
        }
        open.add(run);
        return LogFile.open(file(run), limit, clock, () -> open.remove(run));
    }

    /** Whether more may be written. */
    public boolean isOpen(ContainerRun run) {
        return open.contains(run);
    }

    public Path file(ContainerRun run) {
        return home(run.container()).resolve(run.number() + ".log");
    }

    /** A folder of the pod's own, for all its containers. */
    public Path podHome(ContainerId container) {
        return root.resolve(container.podFolder());
    }

    public Path root() {
        return root;
    }

    private Path home(ContainerId container) {
        return podHome(container).resolve(container.name());
    }

    private static void deleteIfOld(Path file, int oldest) throws IOException {
        String number = file.getFileName().toString().replaceFirst("\\..*", "");
        if (number.matches("\\d{1,9}") && Integer.parseInt(number) < oldest) {
            Files.delete(file);
        }
    }

    private static List<Path> files(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.toList();
        }
    }

    /** A container of a pod, for good: the uid tells pods of the same name apart. */
    public record ContainerId(String namespace, String pod, String uid, String name) {
        String podFolder() {
            return namespace + "_" + pod + "_" + uid;
        }

        public ContainerRun run(int number) {
            return new ContainerRun(this, number);
        }
    }

    /** One of its runs. */
    public record ContainerRun(ContainerId container, int number) {}
}
