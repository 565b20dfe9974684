package zeroth.node.log;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * One run of a container: lines with the time they came, oldest first. At its limit the file becomes {@code FILE.1}, in
 * place of an older one, so twice the limit is kept. A line that cannot be written, on a full disk for example, is lost,
 * and the platform's own log says so once. Guarded by its own lock.
 */
public final class LogFile implements LineSink {
    private static final Logger LOG = System.getLogger(LogFile.class.getName());

    private final Path path;
    private final long limit;
    private final InstantSource clock;
    private final Runnable whenClosed;
    private OutputStream out = OutputStream.nullOutputStream();
    private long size;
    private boolean complained;

    private LogFile(Path path, long limit, InstantSource clock, Runnable whenClosed) {
        this.path = path;
        this.limit = limit;
        this.clock = clock;
        this.whenClosed = whenClosed;
    }

    static LogFile open(Path path, long limit, InstantSource clock, Runnable whenClosed) {
        LogFile file = new LogFile(path, limit, clock, whenClosed);
        file.begin();
        return file;
    }

    static Path older(Path path) {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    @Override
    public synchronized void append(String line) {
        byte[] entry = LogEntry.write(clock.instant(), line).getBytes(StandardCharsets.UTF_8);
        try {
            rotateFor(entry.length);
            out.write(entry);
            size += entry.length;
        } catch (IOException e) {
            complain(e);
        }
    }

    @Override
    public void close() {
        closeFile();
        whenClosed.run();
    }

    private synchronized void closeFile() {
        try {
            out.close();
        } catch (IOException e) {
            complain(e);
        }
    }

    private synchronized void begin() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            reopen();
        } catch (IOException e) {
            complain(e);
        }
    }

    private void rotateFor(int length) throws IOException {
        if (size > 0 && size + length > limit) {
            out.close();
            Files.move(path, older(path), StandardCopyOption.REPLACE_EXISTING);
            reopen();
        }
    }

    private void reopen() throws IOException {
        out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(path);
    }

    private void complain(IOException failure) {
        if (!complained) {
            complained = true;
            LOG.log(Level.WARNING, "output of a container is lost: file=" + path, failure);
        }
    }
}
