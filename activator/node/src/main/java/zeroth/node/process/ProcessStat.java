package zeroth.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Linux' {@code /proc/PID/stat}.
 *
 * @param fields those after the program's name, the first is number 3
 */
record ProcessStat(List<String> fields) {
    private static final int FIRST = 3;
    private static final int SESSION = 6;

    static ProcessStat read(long pid) throws IOException {
        return read(Path.of("/proc", String.valueOf(pid), "stat"));
    }

    static ProcessStat read(Path file) throws IOException {
        String text = Files.readString(file);
        // The name stands in parentheses and may hold any character.
        int nameEnd = text.lastIndexOf(')');
        return new ProcessStat(List.of(text.substring(nameEnd + 2).strip().split(" ")));
    }

    /** By the number that {@code man 5 proc} gives it. */
    String field(int number) {
        return fields.get(number - FIRST);
    }

    long session() {
        return Long.parseLong(field(SESSION));
    }
}
