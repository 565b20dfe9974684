package zeroth.function.pod;

import io.quarkus.runtime.shutdown.ShutdownListener;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;

/**
 * Counts, limits and times the requests of this process, where no queue-proxy stands before it. At the end it serves until
 * nobody is connected any more, since who sends learns late that a pod ends. One volatile.
 */
public final class FunctionPod implements ShutdownListener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FunctionPod.class.getName());

    private volatile Optional<QueueProxy> proxy = Optional.empty();
    private volatile Duration patience = Duration.ZERO;

    /**
     * Opens the ports.
     *
     * @param application what answers requests
     * @param longest how long the end may take
     */
    void start(Vertx vertx, QueueProxySettings settings, Handler<HttpServerRequest> application, Duration longest) {
        patience = longest;
        proxy = Optional.of(QueueProxy.host(vertx, settings, application, System.out::println));
    }

    @Override
    public void preShutdown(ShutdownNotification notification) {
        proxy.ifPresentOrElse(pod -> drain(pod, notification), notification::done);
    }

    @Override
    public void close() {
        proxy.ifPresent(QueueProxy::close);
        proxy = Optional.empty();
    }

    private void drain(QueueProxy pod, ShutdownNotification notification) {
        pod.drain();
        var unused = pod.drained()
                .toCompletableFuture()
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((drained, late) -> {
                    if (late != null) {
                        LOG.log(System.Logger.Level.INFO, "ends although somebody is still connected");
                    }
                    notification.done();
                });
    }
}
