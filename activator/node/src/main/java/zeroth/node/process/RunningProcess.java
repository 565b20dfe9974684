package zeroth.node.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import zeroth.node.log.LineSink;
import zeroth.node.log.OutputPump;

/** A program that was started. Its output is read until its end. Any thread may call. */
public final class RunningProcess {
    private final Process process;
    private final CompletableFuture<Integer> exit;

    RunningProcess(Process process, LineSink log) {
        this.process = process;
        CompletableFuture<Void> output = OutputPump.start(process.getInputStream(), log);
        this.exit = process.onExit()
                .thenApply(ended -> {
                    Session.of(ended.pid()).kill();
                    return ended.exitValue();
                })
                .thenCombine(output, (code, _) -> code);
        closeInput(process.getOutputStream());
    }

    public long pid() {
        return process.pid();
    }

    /** The exit code, 128 and the signal's number for one that was killed, when all output is in the log. */
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    /** Where it and what it started listen; nothing where the system does not tell. */
    public Optional<Set<Integer>> listeningPorts() {
        return ListeningPorts.areKnown()
                ? Optional.of(ListeningPorts.of(Session.of(process.pid()).pids()))
                : Optional.empty();
    }

    /** Asks it to end: SIGTERM. By its handle, since {@link Process#destroy} would close its output, unread. */
    public void terminate() {
        var _ = process.toHandle().destroy();
    }

    /** Ends it: SIGKILL, and what it started with it. */
    public void kill() {
        Session.of(process.pid()).kill();
        var _ = process.toHandle().destroyForcibly();
    }

    private static void closeInput(OutputStream input) {
        try {
            input.close();
        } catch (IOException e) {
            // The program ended at once: there is nobody left to read.
        }
    }
}
