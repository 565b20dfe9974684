package zeroth.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How much of this machine's memory the process holds. */
final class Memory {
    private static final long KILOBYTES = 1024;

    private Memory() {}

    /** The resident set in megabytes, as {@code ps} says it; 0 where there is no {@code ps}. */
    static long residentMegabytes() {
        String pid = String.valueOf(ProcessHandle.current().pid());
        try {
            Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", pid)).start();
            String output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Long.parseLong(output.strip()) / KILOBYTES;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
