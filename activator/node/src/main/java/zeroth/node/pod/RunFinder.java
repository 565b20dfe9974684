package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import zeroth.node.log.ContainerLogs.Known;
import zeroth.node.log.LogQuery;
import zeroth.node.log.LogQuery.Option;
import zeroth.node.pod.ContainerState.Waiting;

/** Finds the run whose log is asked for, with the kubelet's words where there is none. */
final class RunFinder {
    private RunFinder() {}

    static Known find(PodLife life, LogQuery query) {
        return life.pod().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(query.container()))
                .findFirst()
                .map(container -> find(life, container, query))
                .orElseGet(() ->
                        new Known.Unknown("container " + query.container() + " is not valid for pod " + query.pod()));
    }

    private static Known find(PodLife life, Container container, LogQuery query) {
        if (PodPorts.isQueueProxy(container)) {
            return new Known.Hosted();
        }
        ContainerReport report = life.state().container(container.getName()).orElseThrow();
        int run = query.options().contains(Option.PREVIOUS) ? previous(report) : latest(report);
        return run >= 0 ? new Known.Ran(PodLife.id(life.pod(), container).run(run)) : none(report, query);
    }

    /** Below 0 where it never ran. */
    private static int latest(ContainerReport report) {
        return isBetweenRuns(report) && report.last().isEmpty() ? -1 : report.restarts();
    }

    private static int previous(ContainerReport report) {
        return isBetweenRuns(report) ? latest(report) : report.restarts() - 1;
    }

    private static boolean isBetweenRuns(ContainerReport report) {
        return report.state() instanceof Waiting;
    }

    private static Known none(ContainerReport report, LogQuery query) {
        String who = "container \"" + query.container() + "\" in pod \"" + query.pod() + "\"";
        return report.state() instanceof Waiting waiting
                ? new Known.Unknown(who + " is waiting to start: " + waiting.reason())
                : new Known.Unknown("previous terminated " + who + " not found");
    }
}
