package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import zeroth.node.NodeSettings;
import zeroth.node.environment.PortMap;
import zeroth.node.log.LogDirectory.ContainerRun;
import zeroth.node.log.LogTail;
import zeroth.node.pod.ContainerReport.Health;
import zeroth.node.process.ProcessSpec;
import zeroth.node.process.RunningProcess;

/**
 * One container from its pod's first moment to its last: prepared, run, run again. Confined to the virtual thread that
 * calls {@link #live}.
 */
final class ContainerLife {
    private static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final Pod pod;
    private final Container container;
    private final ContainerSetup setup;
    private final PodBoard board;
    private final Stop stop;
    private final NodeTools tools;
    private final RestartPolicy policy;
    private Backoff backoff;
    private int runs;

    ContainerLife(Pod pod, Container container, PortMap ports, PodBoard board, Stop stop, NodeTools tools) {
        this.pod = pod;
        this.container = container;
        this.setup = new ContainerSetup(pod, container, ports, tools);
        this.board = board;
        this.stop = stop;
        this.tools = tools;
        this.policy = RestartPolicy.parse(pod.getSpec().getRestartPolicy());
        this.backoff = firstBackoff(tools.settings());
    }

    /** Returns when the container will not run any more. */
    void live() {
        boolean over = false;
        while (!over && !stop.isAsked()) {
            over = attempt();
        }
    }

    private boolean attempt() {
        return switch (setup.prepare()) {
            case ContainerSetup.Startable startable -> run(startable.process());
            case ContainerSetup.Refused refused -> refuse(refused.reason(), refused.message());
        };
    }

    private boolean refuse(String reason, String message) {
        report(was -> was.waiting(reason, message));
        stop.await(NEXT_TRY);
        return false;
    }

    private boolean run(ProcessSpec spec) {
        ContainerRun run = PodLife.id(pod, container).run(runs++);
        try {
            RunningProcess process = tools.launcher().start(spec, tools.logs().open(run));
            return accompany(process, run);
        } catch (IOException e) {
            return refuse("RunContainerError", String.valueOf(e.getMessage()));
        }
    }

    private boolean accompany(RunningProcess process, ContainerRun run) {
        Instant started = tools.clock().instant();
        report(was -> was.running(started));
        report(was -> was.healthy(Health.READY));
        stop.awaitOr(process.exit());
        int code = end(process);
        Instant ended = tools.clock().instant();
        report(was -> was.terminated(code, code == 0 ? "" : lastWords(run), ended));
        return policy.after(code) == RestartPolicy.Verdict.END || waitForRestart(Duration.between(started, ended));
    }

    private int end(RunningProcess process) {
        CompletableFuture<Integer> exit = process.exit();
        if (!exit.isDone()) {
            process.terminate();
            stop.awaitPatientlyOr(exit);
        }
        if (!exit.isDone()) {
            process.kill();
        }
        return exit.join();
    }

    private boolean waitForRestart(Duration ran) {
        backoff = backoff.ended(ran);
        Duration delay = backoff.delay();
        if (delay.isPositive() && !stop.isAsked()) {
            report(was -> was.waiting("CrashLoopBackOff", backOffMessage(delay)));
            stop.await(delay);
        }
        return false;
    }

    private String backOffMessage(Duration delay) {
        return "back-off " + delay.toSeconds() + "s restarting failed container=" + container.getName() + " pod="
                + pod.getMetadata().getName() + "_" + pod.getMetadata().getNamespace() + "("
                + pod.getMetadata().getUid() + ")";
    }

    private String lastWords(ContainerRun run) {
        return LogTail.of(tools.logs().file(run));
    }

    private void report(java.util.function.UnaryOperator<ContainerReport> change) {
        board.update(container.getName(), change);
    }

    private static Backoff firstBackoff(NodeSettings settings) {
        return Backoff.of(settings.firstBackoff(), settings.longestBackoff(), settings.healthyAfter());
    }
}
