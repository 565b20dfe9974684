package zeroth.node.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last words of a run, for the message of a container that failed: as the kubelet, at most 2048 bytes. */
public final class LogTail {
    private static final int BYTES = 2048;
    /** Enough for the stamps of short lines too. */
    private static final int WINDOW = 4 * BYTES;

    private LogTail() {}

    public static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - WINDOW);
            file.seek(start);
            byte[] end = new byte[(int) (file.length() - start)];
            file.readFully(end);
            return words(new String(end, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "";
        }
    }

    private static String words(String entries) {
        String text = entries.lines().map(LogEntry::textOf).collect(Collectors.joining("\n"));
        return text.length() <= BYTES ? text : text.substring(text.length() - BYTES);
    }
}
