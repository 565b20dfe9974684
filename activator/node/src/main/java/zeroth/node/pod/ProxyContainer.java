package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import zeroth.node.environment.ApiConfigSource;
import zeroth.node.environment.ContainerEnvironment;
import zeroth.node.environment.PortMap;
import zeroth.node.pod.ContainerReport.Health;

/**
 * The queue-proxy container of a pod: hosted here instead of run. It is ready when it finds the user's container ready.
 * {@link #live} is confined to one virtual thread; the rest may be called from any.
 */
final class ProxyContainer implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int EXIT_OK = 0;

    private final Container container;
    private final PodBoard board;
    private final Stop stop;
    private final NodeTools tools;
    private final CompletableFuture<HostedProxy> hosted;
    private final Semaphore looks = new Semaphore(0);

    ProxyContainer(Pod pod, Container container, PortMap ports, PodBoard board, Stop stop, NodeTools tools) {
        this.container = container;
        this.board = board;
        this.stop = stop;
        this.tools = tools;
        this.hosted = start(pod, container, ports);
    }

    PortMap ports() {
        return hosted.isCompletedExceptionally()
                ? PortMap.EMPTY
                : hosted.thenApply(HostedProxy::ports).getNow(PortMap.EMPTY);
    }

    /** Says how ready it is, until the pod ends. */
    void live() {
        if (hosted.isCompletedExceptionally()) {
            report(was -> was.waiting(
                    "RunContainerError", String.valueOf(hosted.exceptionNow().getMessage())));
            return;
        }
        report(was -> was.running(tools.clock().instant()));
        while (!stop.isAsked()) {
            Health health = hosted.join().isReady() ? Health.READY : Health.STARTED;
            report(was -> was.healthy(health));
            pause(health == Health.READY ? USUAL : SOON);
        }
    }

    /** The user's process changed: what was found before says nothing. */
    void lookNow() {
        looks.release();
    }

    private void pause(Duration atMost) {
        try {
            if (looks.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                looks.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to drain; done when the user's container may end. */
    CompletionStage<Void> drained() {
        if (hosted.isCompletedExceptionally()) {
            return CompletableFuture.completedFuture(null);
        }
        HostedProxy proxy = hosted.join();
        proxy.drain();
        return proxy.drained();
    }

    @Override
    public void close() {
        if (!hosted.isCompletedExceptionally()) {
            hosted.join().close();
            report(was -> was.terminated(EXIT_OK, "", tools.clock().instant()));
        }
    }

    private CompletableFuture<HostedProxy> start(Pod pod, Container queueProxy, PortMap ports) {
        try {
            String namespace = pod.getMetadata().getNamespace();
            Map<String, String> environment =
                    ContainerEnvironment.of(pod, queueProxy, new ApiConfigSource(tools.client(), namespace));
            return CompletableFuture.completedFuture(tools.proxies().start(environment, ports));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void report(UnaryOperator<ContainerReport> change) {
        board.update(container.getName(), change);
    }
}
