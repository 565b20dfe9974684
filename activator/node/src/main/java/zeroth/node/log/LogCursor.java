package zeroth.node.log;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the log of one run, moving on from line to line, also when the file is rotated. Confined to one reader. */
final class LogCursor implements Closeable {
    private static final int BUFFER = 8192;

    private final Path path;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private InputStream in;
    private @Nullable Object key;
    private boolean older;

    private LogCursor(Path path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    /** At the oldest line that is kept. */
    static LogCursor open(Path path) throws IOException {
        LogCursor cursor = new LogCursor(path, InputStream.nullInputStream());
        Path before = LogFile.older(path);
        if (Files.exists(before)) {
            cursor.in = Files.newInputStream(before);
            cursor.older = true;
        } else {
            cursor.openCurrent();
        }
        return cursor;
    }

    /** The next whole line, if it is written already. */
    Optional<String> next() throws IOException {
        while (fill()) {
            while (position < filled) {
                byte next = buffer[position++];
                if (next == '\n') {
                    return Optional.of(take());
                }
                line.write(next);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether there is something to look at, now or in the file that took this one's place. */
    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = Math.max(0, in.read(buffer));
        if (filled == 0 && (older || isRotated())) {
            in.close();
            openCurrent();
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    private boolean isRotated() throws IOException {
        return !Objects.equals(key, key());
    }

    private void openCurrent() throws IOException {
        key = key();
        older = false;
        in = Files.newInputStream(path);
    }

    private @Nullable Object key() throws IOException {
        try {
            return Files.getAttribute(path, "unix:ino");
        } catch (NoSuchFileException e) {
            // In the moment between two files of a rotation.
            return key;
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    private String take() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text;
    }
}
