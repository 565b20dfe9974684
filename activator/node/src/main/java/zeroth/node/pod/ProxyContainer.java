package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import zeroth.node.environment.ApiConfigSource;
import zeroth.node.environment.ConfigurationMissing;
import zeroth.node.environment.ContainerEnvironment;
import zeroth.node.environment.PortMap;
import zeroth.node.pod.ContainerReport.Health;

/**
 * The queue-proxy container of a pod: hosted here instead of run, tried again where it does not start. It is ready when
 * it finds the user's container ready. {@link #live} is confined to one virtual thread, which alone decides whether
 * there is a proxy; the rest may be called from any.
 */
final class ProxyContainer implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int EXIT_OK = 0;

    private final Pod pod;
    private final Container container;
    private final PortMap userPorts;
    private final PodBoard board;
    private final Stop stop;
    private final NodeTools tools;
    private final CompletableFuture<HostedProxy> hosted = new CompletableFuture<>();
    private final Semaphore looks = new Semaphore(0);

    ProxyContainer(Pod pod, Container container, PortMap userPorts, PodBoard board, Stop stop, NodeTools tools) {
        this.pod = pod;
        this.container = container;
        this.userPorts = userPorts;
        this.board = board;
        this.stop = stop;
        this.tools = tools;
        start();
    }

    PortMap ports() {
        return hosted.thenApply(HostedProxy::ports)
                .exceptionally(_ -> PortMap.EMPTY)
                .getNow(PortMap.EMPTY);
    }

    /** Says how ready it is, until the pod ends. */
    void live() {
        keepStarting();
        if (!hosted.isCompletedExceptionally()) {
            accompany(hosted.join());
        }
    }

    private void keepStarting() {
        Backoff backoff = Backoff.of(tools.settings()).ended(Duration.ZERO);
        while (isWantedAfter(backoff.delay())) {
            start();
            backoff = backoff.ended(Duration.ZERO);
        }
        hosted.completeExceptionally(new CancellationException("the pod ended before its queue-proxy began"));
    }

    private boolean isWantedAfter(Duration delay) {
        if (!hosted.isDone()) {
            stop.await(delay);
        }
        return !hosted.isDone() && !stop.isAsked();
    }

    private void accompany(HostedProxy proxy) {
        report(was -> was.running(tools.clock().instant()));
        while (!stop.isAsked()) {
            Health health = proxy.isReady() ? Health.READY : Health.STARTED;
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
        return hosted.thenCompose(proxy -> {
            proxy.drain();
            return proxy.drained();
        });
    }

    @Override
    public void close() {
        if (hosted.isDone() && !hosted.isCompletedExceptionally()) {
            hosted.join().close();
            report(was -> was.terminated(EXIT_OK, "", tools.clock().instant()));
        }
    }

    private void start() {
        try {
            String namespace = pod.getMetadata().getNamespace();
            Map<String, String> environment =
                    ContainerEnvironment.of(pod, container, new ApiConfigSource(tools.client(), namespace));
            hosted.complete(tools.proxies().start(environment, userPorts));
        } catch (ConfigurationMissing e) {
            refuse("CreateContainerConfigError", e);
        } catch (RuntimeException e) {
            refuse("RunContainerError", e);
        }
    }

    private void refuse(String reason, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        new PodEvents(pod, tools.events()).warning("Failed", "Error: " + reason + ": " + message);
        report(was -> was.waiting(reason, message));
    }

    private void report(UnaryOperator<ContainerReport> change) {
        board.update(container.getName(), change);
    }
}
