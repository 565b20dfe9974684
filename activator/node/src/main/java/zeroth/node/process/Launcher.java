package zeroth.node.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import zeroth.node.log.LineSink;

/**
 * Starts processes, all from one thread that lives as long as the platform: Linux' parent-death signal comes when the
 * <em>thread</em> dies that started the child. Any thread may call.
 */
public final class Launcher implements AutoCloseable {
    private final ProcessRecords records;
    private final Guardian guardian = Guardian.ofThisSystem();
    private final ExecutorService parent = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("process-parent").daemon().factory());

    public Launcher(ProcessRecords records) {
        this.records = records;
    }

    /** Starts it, its output going to {@code output}. */
    public RunningProcess start(ProcessSpec spec, LineSink output) throws IOException {
        Process process = spawn(spec);
        RunningProcess running = new RunningProcess(process, output);
        remember(process);
        return running;
    }

    /** To be called when every process has ended: what still runs dies with the thread. */
    @Override
    public void close() {
        parent.shutdown();
    }

    private Process spawn(ProcessSpec spec) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(guardian.guard(spec.command()))
                .directory(spec.workingDirectory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        Future<Process> starting = parent.submit(builder::start);
        return await(starting);
    }

    private void remember(Process process) throws IOException {
        var identity = ProcessIdentity.of(process.toHandle());
        if (identity.isPresent()) {
            records.add(identity.get());
            var _ = process.onExit().thenRun(() -> records.remove(identity.get()));
        }
    }

    private static Process await(Future<Process> starting) throws IOException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw new IOException("the process could not be started: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process started", e);
        }
    }
}
