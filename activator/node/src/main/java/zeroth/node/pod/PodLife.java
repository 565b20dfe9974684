package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import zeroth.node.environment.PortMap;
import zeroth.node.log.LogDirectory.ContainerId;
import zeroth.node.pod.ContainerRunning.Site;

/**
 * One pod from its first process to its last. Its own virtual thread leads it; {@link #end} and {@link #state} may be
 * called from any.
 */
final class PodLife {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(30);

    private final Pod pod;
    private final Instant started;
    private final NodeTools tools;
    private final Supplier<CompletionStage<Void>> published;
    private final PodBoard board;
    private final Stop goodbye;
    private final Stop containersStop;
    private final PortMap ports;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile Optional<ProxyContainer> proxy = Optional.empty();

    /**
     * @param changed told when the state changed
     * @param published brings the state to those who send requests; done when they can know it
     */
    PodLife(Pod pod, NodeTools tools, Runnable changed, Supplier<CompletionStage<Void>> published) {
        this.pod = pod;
        this.started = tools.clock().instant();
        this.tools = tools;
        this.published = published;
        this.board = new PodBoard(beginning(pod), changed);
        this.goodbye = new Stop(tools.timer());
        this.containersStop = goodbye.successor();
        this.ports = PodPorts.allocate(pod);
    }

    /** Any container's will do: they share it. */
    ContainerId folder() {
        return id(pod, pod.getSpec().getContainers().getFirst());
    }

    static ContainerId id(Pod pod, Container container) {
        return new ContainerId(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                container.getName());
    }

    Pod pod() {
        return pod;
    }

    Instant started() {
        return started;
    }

    PodState state() {
        return board.state();
    }

    /** All ports on which the pod really listens. */
    PortMap ports() {
        return proxy.map(ProxyContainer::ports).orElse(PortMap.EMPTY).and(ports);
    }

    /** Ends the pod: without new requests at once, and by force when patience is over. */
    void end(Duration patience) {
        goodbye.ask(patience);
    }

    /** When nothing of it runs any more. */
    CompletableFuture<Void> over() {
        return over.copy();
    }

    void live() {
        proxy = queueProxy().map(container -> new ProxyContainer(pod, container, ports, board, goodbye, tools));
        List<CompletableFuture<Void>> containers =
                userContainers().stream().map(this::begin).toList();
        proxy.ifPresent(hosted -> Thread.ofVirtual().start(hosted::live));
        goodbye.await();
        takeLeave(CompletableFuture.allOf(containers.toArray(CompletableFuture[]::new)));
    }

    /** First nobody sends requests any more, then nobody waits for an answer, then the processes go. */
    private void takeLeave(CompletableFuture<Void> containers) {
        board.update(state -> state.in(Stage.TERMINATING));
        published.get().toCompletableFuture().join();
        proxy.ifPresent(hosted -> goodbye.awaitPatientlyOr(hosted.drained()));
        containersStop.ask();
        containers.join();
        proxy.ifPresent(ProxyContainer::close);
        board.update(state -> state.in(Stage.GONE));
        over.complete(null);
    }

    private CompletableFuture<Void> begin(Container container) {
        Site site = new Site(
                container.getName(),
                PodPorts.serving(container, ports),
                () -> proxy.ifPresent(ProxyContainer::lookNow),
                grace(),
                board,
                containersStop,
                new PodEvents(pod, tools.events()),
                tools);
        return run(new ContainerLife(pod, container, ports, site)::live);
    }

    private Duration grace() {
        Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
        return seconds == null ? USUAL_GRACE : Duration.ofSeconds(seconds);
    }

    private static CompletableFuture<Void> run(Runnable life) {
        return CompletableFuture.runAsync(life, task -> Thread.ofVirtual().start(task));
    }

    private List<Container> userContainers() {
        return pod.getSpec().getContainers().stream()
                .filter(container -> !PodPorts.isQueueProxy(container))
                .toList();
    }

    private Optional<Container> queueProxy() {
        return pod.getSpec().getContainers().stream()
                .filter(PodPorts::isQueueProxy)
                .findFirst();
    }

    private static PodState beginning(Pod pod) {
        return new PodState(
                pod.getSpec().getContainers().stream()
                        .map(container -> ContainerReport.creating(container.getName(), container.getImage()))
                        .toList(),
                Stage.LIVING,
                RestartPolicy.parse(pod.getSpec().getRestartPolicy()),
                Optional.empty());
    }
}
