package zeroth.node.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import zeroth.names.WellKnown;
import zeroth.node.pod.ContainerReport.Health;
import zeroth.node.probe.ContainerProbes;
import zeroth.node.process.RunningProcess;

/**
 * One run of a container: its process, what its probes find, and its end. Probes call from their own threads, which only
 * report and complete; the rest is confined to the container's thread.
 */
final class ContainerRunning implements ContainerProbes.Listener {
    private final Site site;
    private final RunningProcess process;
    private final CompletableFuture<Void> condemned = new CompletableFuture<>();

    ContainerRunning(Site site, RunningProcess process) {
        this.site = site;
        this.process = process;
    }

    /**
     * Where it runs.
     *
     * @param port where it must listen, if it serves
     * @param begun told that a run began
     * @param grace how long it may take to end when a probe condemned it
     */
    record Site(
            String container,
            OptionalInt port,
            Runnable begun,
            Duration grace,
            PodBoard board,
            Stop stop,
            PodEvents events,
            NodeTools tools) {}

    /** Runs it to its end, and says how it ended. */
    int accompany(ContainerSetup.Startable startable) {
        Instant started = site.tools().clock().instant();
        site.board().update(pod -> started(pod, started));
        site.begun().run();
        site.events().normal("Started", "Started container " + site.container());
        try (ContainerProbes _ = ContainerProbes.start(startable.probes(), startable.checker(), this);
                ListenWatch _ = ListenWatch.begin(site, process, started)) {
            site.stop().awaitOr(CompletableFuture.anyOf(process.exit(), condemned));
        }
        return end();
    }

    @Override
    public void started() {
        report(was -> was.healthy(Health.STARTED));
    }

    @Override
    public void ready() {
        report(was -> was.healthy(Health.READY));
    }

    @Override
    public void failed(ContainerProbes.Kind probe, String reason) {
        site.events().warning("Unhealthy", probe.word() + " probe failed: " + reason);
    }

    @Override
    public void condemned(ContainerProbes.Kind probe) {
        site.events()
                .normal(
                        "Killing",
                        "Container " + site.container() + " failed "
                                + probe.word().toLowerCase(Locale.ROOT) + " probe, will be restarted");
        condemned.complete(null);
    }

    /** A queue-proxy that found the run before ready has to look anew. */
    private PodState started(PodState pod, Instant now) {
        return pod.with(site.container(), was -> was.running(now))
                .with(WellKnown.QUEUE_PROXY_CONTAINER, was -> was.healthy(Health.STARTED));
    }

    private int end() {
        CompletableFuture<Integer> exit = process.exit();
        if (!exit.isDone()) {
            process.terminate();
            site.stop().awaitPatientlyOr(bounded(exit));
        }
        if (!exit.isDone()) {
            process.kill();
        }
        return exit.join();
    }

    /** One that a probe condemned has its own time; the pod's end has the pod's. */
    private CompletableFuture<Integer> bounded(CompletableFuture<Integer> exit) {
        return condemned.isDone() && !site.stop().isAsked()
                ? exit.copy().orTimeout(site.grace().toMillis(), TimeUnit.MILLISECONDS)
                : exit;
    }

    private void report(UnaryOperator<ContainerReport> change) {
        site.board().update(site.container(), change);
    }
}
