package zeroth.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process it is. The id alone would name another program after a while.
 *
 * @param started on Linux boot and clock ticks, which no clock adjustment moves; elsewhere what the system says
 */
public record ProcessIdentity(long pid, String started) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TICKS = 22;

    static Optional<ProcessIdentity> of(ProcessHandle process) {
        return startOf(process).map(started -> new ProcessIdentity(process.pid(), started));
    }

    /** The process, while it lives. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).filter(started::equals).isPresent());
    }

    String text() {
        return pid + " " + started;
    }

    static Optional<ProcessIdentity> parse(String text) {
        int space = text.indexOf(' ');
        return space > 0 && text.substring(0, space).matches("\\d{1,18}")
                ? Optional.of(new ProcessIdentity(
                        Long.parseLong(text.substring(0, space)),
                        text.substring(space + 1).strip()))
                : Optional.empty();
    }

    private static Optional<String> startOf(ProcessHandle process) {
        return Files.exists(BOOT)
                ? ticks(process.pid())
                : process.info().startInstant().map(start -> "at " + start);
    }

    private static Optional<String> ticks(long pid) {
        try {
            String ticks = ProcessStat.read(pid).field(START_TICKS);
            return Optional.of(Files.readString(BOOT).strip() + " " + ticks);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
