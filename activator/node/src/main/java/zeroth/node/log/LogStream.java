package zeroth.node.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import zeroth.node.ending.Ending;
import zeroth.node.log.LogQuery.Option;

/**
 * The wanted lines of one run as bytes. Reading is confined to one thread; closing may come from any and ends a read that
 * waits.
 */
final class LogStream extends InputStream {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int BYTE = 0xff;

    private final LogCursor cursor;
    private final LogQuery query;
    private final BooleanSupplier over;
    private final Deque<String> ready = new ArrayDeque<>();
    private final Ending closed = new Ending();
    private byte[] current = new byte[0];
    private int position;

    private LogStream(LogCursor cursor, LogQuery query, BooleanSupplier over) {
        this.cursor = cursor;
        this.query = query;
        this.over = over;
    }

    /**
     * Opens it at the first wanted line.
     *
     * @param over whether the run has ended and all is written
     */
    static LogStream open(LogCursor cursor, LogQuery query, BooleanSupplier over) throws IOException {
        LogStream stream = new LogStream(cursor, query, over);
        if (query.tailLines().isPresent()) {
            stream.skipToTail(query.tailLines().getAsLong());
        }
        return stream;
    }

    @Override
    public int read() throws IOException {
        return fill() ? current[position++] & BYTE : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() {
        closed.end();
    }

    private void skipToTail(long lines) throws IOException {
        for (Optional<String> line = wanted(); line.isPresent(); line = wanted()) {
            ready.add(line.get());
            if (ready.size() > lines) {
                ready.removeFirst();
            }
        }
    }

    private boolean fill() throws IOException {
        if (position < current.length) {
            return true;
        }
        Optional<String> line = await();
        current = line.map(this::shown).orElse("").getBytes(StandardCharsets.UTF_8);
        position = 0;
        if (line.isEmpty()) {
            cursor.close();
        }
        return line.isPresent();
    }

    private Optional<String> await() throws IOException {
        while (!closed.hasCome()) {
            // Asked before reading: what was written until then is read below.
            boolean last = !query.has(Option.FOLLOW) || over.getAsBoolean();
            Optional<String> line = ready.isEmpty() ? wanted() : Optional.of(ready.removeFirst());
            if (line.isPresent() || last) {
                return line;
            }
            closed.await(LOOK_AGAIN);
        }
        return Optional.empty();
    }

    private Optional<String> wanted() throws IOException {
        Optional<String> line = cursor.next();
        while (line.isPresent() && isTooOld(line.get())) {
            line = cursor.next();
        }
        return line;
    }

    private boolean isTooOld(String line) {
        return query.since()
                .filter(since -> LogEntry.stampOf(line).compareTo(LogEntry.stamp(since)) < 0)
                .isPresent();
    }

    private String shown(String line) {
        return (query.has(Option.TIMESTAMPS) ? line : LogEntry.textOf(line)) + "\n";
    }
}
