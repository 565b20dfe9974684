package zeroth.queueproxy.http;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The running queue-proxy of one pod. */
public final class QueueProxy implements AutoCloseable {
    private final QueueProxySettings settings;

    private QueueProxy(QueueProxySettings settings) {
        this.settings = settings;
    }

    /** Opens the ports; blocks until they are open. */
    public static QueueProxy start(Vertx vertx, QueueProxySettings settings) {
        return new QueueProxy(settings);
    }

    public int servingPort() {
        return settings.ports().serving();
    }

    public int adminPort() {
        return settings.ports().admin();
    }

    public int metricsPort() {
        return settings.ports().metrics();
    }

    /** Asks the user's process whether it is ready; whoever asks meanwhile gets the same answer. */
    public CompletionStage<Boolean> ready() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("comes next"));
    }

    /** Begins the end: probes fail, answers tell clients to take their connections elsewhere, requests are served. */
    public void drain() {}

    /** Completes when draining was asked for, nothing is in flight, and no connection to the serving port is open. */
    public CompletionStage<Void> drained() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {}
}
