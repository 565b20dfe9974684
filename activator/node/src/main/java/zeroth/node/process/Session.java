package zeroth.node.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and what it started: on Linux its session, of which it is the leader; elsewhere its descendants, as long as
 * it lives. Children of a container end with it.
 */
record Session(long leader) {
    private static final Path PROC = Path.of("/proc");
    private static final String NUMBER = "[1-9]*";

    static Session of(long leader) {
        return new Session(leader);
    }

    void kill() {
        members().forEach(ProcessHandle::destroyForcibly);
    }

    /** The leader first. */
    List<Long> pids() {
        return Stream.concat(Stream.of(leader), members().stream().map(ProcessHandle::pid))
                .toList();
    }

    /** Everyone but the leader. */
    private List<ProcessHandle> members() {
        return Files.isDirectory(PROC) ? inSession() : descendants();
    }

    private List<ProcessHandle> descendants() {
        return ProcessHandle.of(leader).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    private List<ProcessHandle> inSession() {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, NUMBER)) {
            processes.forEach(process -> member(process).forEach(found::add));
        } catch (IOException e) {
            return descendants();
        }
        return found;
    }

    private Stream<ProcessHandle> member(Path process) {
        try {
            long pid = Long.parseLong(process.getFileName().toString());
            boolean member =
                    pid != leader && ProcessStat.read(process.resolve("stat")).session() == leader;
            return member ? ProcessHandle.of(pid).stream() : Stream.empty();
        } catch (IOException e) {
            // It ended while we looked.
            return Stream.empty();
        }
    }
}
