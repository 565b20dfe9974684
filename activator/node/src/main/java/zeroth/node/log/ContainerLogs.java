package zeroth.node.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import zeroth.node.log.LogDirectory.ContainerRun;
import zeroth.node.log.LogQuery.Option;

/** Reads what containers have written. Immutable; any thread may call. */
public final class ContainerLogs {
    private final LogDirectory directory;
    private final Runs runs;

    public ContainerLogs(LogDirectory directory, Runs runs) {
        this.directory = directory;
        this.runs = runs;
    }

    /** Who knows what runs. */
    @FunctionalInterface
    public interface Runs {
        /** What is known of the run that the query asks for. */
        Known find(LogQuery query);
    }

    /** Whether there is something to read. */
    public sealed interface Known {
        /** It ran, or runs. */
        record Ran(ContainerRun run) implements Known {}

        /** It is part of this process. */
        record Hosted() implements Known {}

        /** Not here, and why. */
        record Unknown(String sentence) implements Known {}
    }

    public LogAnswer open(LogQuery query) {
        return switch (runs.find(query)) {
            case Known.Ran ran -> open(query, ran.run());
            case Known.Hosted _ ->
                text("(" + query.container() + " runs inside the platform, whose own log tells of it)\n");
            case Known.Unknown unknown -> new LogAnswer.Unavailable(unknown.sentence());
        };
    }

    private LogAnswer open(LogQuery query, ContainerRun run) {
        try {
            LogCursor cursor = LogCursor.open(directory.file(run));
            return new LogAnswer.Text(LogStream.open(cursor, query, () -> isOver(query, run)));
        } catch (NoSuchFileException e) {
            return new LogAnswer.Unavailable("The log of container \"" + query.container() + "\" is no longer kept.");
        } catch (IOException e) {
            return new LogAnswer.Unavailable("The log cannot be read: " + e.getMessage());
        }
    }

    private boolean isOver(LogQuery query, ContainerRun run) {
        return query.has(Option.PREVIOUS) || !directory.isOpen(run);
    }

    private static LogAnswer text(String line) {
        return new LogAnswer.Text(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }
}
