package zeroth.node.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a program's output to its end, line by line, a very long line in pieces. A thread of its own each: reading a pipe
 * would hold a carrier of virtual threads.
 */
public final class OutputPump {
    private static final int LONGEST_LINE = 16 * 1024;

    private final Reader in;
    private final LineSink log;
    private final StringBuilder line = new StringBuilder();

    private OutputPump(Reader in, LineSink log) {
        this.in = in;
        this.log = log;
    }

    /** The future completes when all is written. */
    public static CompletableFuture<Void> start(InputStream output, LineSink log) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Reader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        Thread.ofPlatform().name("output").daemon().start(() -> {
            new OutputPump(reader, log).pump();
            done.complete(null);
        });
        return done;
    }

    private void pump() {
        try (in) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                take((char) next);
            }
        } catch (IOException e) {
            log.append("(the rest of the output could not be read: " + e.getMessage() + ")");
        }
        flush();
        log.close();
    }

    private void take(char next) {
        if (next == '\n') {
            write();
        } else {
            line.append(next);
            writeIfLong();
        }
    }

    private void writeIfLong() {
        if (line.length() >= LONGEST_LINE) {
            write();
        }
    }

    private void flush() {
        if (!line.isEmpty()) {
            write();
        }
    }

    private void write() {
        log.append(line.toString());
        line.setLength(0);
    }
}
