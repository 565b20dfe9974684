package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import zeroth.node.environment.PortMap;
import zeroth.node.log.LogDirectory.ContainerRun;
import zeroth.node.log.LogTail;
import zeroth.node.pod.ContainerRunning.Site;
import zeroth.node.pod.ContainerState.Waiting;
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
    private final Site site;
    private final NodeTools tools;
    private final RestartPolicy policy;
    private Backoff backoff;

    ContainerLife(Pod pod, Container container, PortMap ports, Site site) {
        this.pod = pod;
        this.container = container;
        this.site = site;
        this.tools = site.tools();
        this.setup = new ContainerSetup(pod, container, ports, tools);
        this.policy = RestartPolicy.parse(pod.getSpec().getRestartPolicy());
        this.backoff = Backoff.of(tools.settings());
    }

    /** Returns when the container will not run any more. */
    void live() {
        boolean over = false;
        while (!over && !site.stop().isAsked()) {
            over = attempt();
        }
    }

    private boolean attempt() {
        return switch (setup.prepare()) {
            case ContainerSetup.Startable startable -> run(startable);
            case ContainerSetup.Refused refused -> refuse(refused.reason(), refused.message());
        };
    }

    private boolean refuse(String reason, String message) {
        if (!isWaitingFor(reason)) {
            site.events().warning("Failed", "Error: " + reason + ": " + message);
        }
        report(was -> was.waiting(reason, message));
        site.stop().await(NEXT_TRY);
        return false;
    }

    private boolean isWaitingFor(String reason) {
        return current().state() instanceof Waiting waiting && waiting.reason().equals(reason);
    }

    private ContainerReport current() {
        return site.board().state().container(container.getName()).orElseThrow();
    }

    private boolean run(ContainerSetup.Startable startable) {
        ContainerRun run = PodLife.id(pod, container).run(current().nextRun());
        Instant started = tools.clock().instant();
        try {
            RunningProcess process =
                    tools.launcher().start(startable.process(), tools.logs().open(run));
            return over(run, started, new ContainerRunning(site, process).accompany(startable));
        } catch (IOException e) {
            return refuse("RunContainerError", String.valueOf(e.getMessage()));
        }
    }

    /** Whether that was its last run. */
    private boolean over(ContainerRun run, Instant started, int code) {
        Instant ended = tools.clock().instant();
        report(was ->
                was.terminated(code, code == 0 ? "" : LogTail.of(tools.logs().file(run)), ended));
        site.board().update(state -> state.saying(Optional.empty()));
        return policy.after(code) == RestartPolicy.Verdict.END || waitForRestart(Duration.between(started, ended));
    }

    private boolean waitForRestart(Duration ran) {
        backoff = backoff.ended(ran);
        Duration delay = backoff.delay();
        if (delay.isPositive() && !site.stop().isAsked()) {
            site.events()
                    .warning(
                            "BackOff",
                            "Back-off restarting failed container " + container.getName() + " in pod "
                                    + PodKey.of(pod));
            report(was -> was.waiting("CrashLoopBackOff", backOffMessage(delay)));
            site.stop().await(delay);
        }
        return false;
    }

    private String backOffMessage(Duration delay) {
        return "back-off " + delay.toSeconds() + "s restarting failed container=" + container.getName() + " pod="
                + pod.getMetadata().getName() + "_" + pod.getMetadata().getNamespace() + "("
                + pod.getMetadata().getUid() + ")";
    }

    private void report(UnaryOperator<ContainerReport> change) {
        site.board().update(container.getName(), change);
    }
}
