package zeroth.queueproxy.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import zeroth.queueproxy.http.listeners.Listener;

/**
 * The running queue-proxy of one pod. All of it lives on one event loop, so that a request never changes threads; the
 * methods here may be called on any thread but that one.
 */
public final class QueueProxy implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QueueProxy.class.getName());

    private final Context context;
    private final Pod pod;
    private final Doors doors;

    private QueueProxy(Context context, Pod pod, Doors doors) {
        this.context = context;
        this.pod = pod;
        this.doors = doors;
    }

    /**
     * Opens the ports, on an event loop that Vert.x chooses for the calling thread; blocks until they are open.
     *
     * @throws IllegalStateException if a port cannot be had, or a certificate cannot be read
     */
    public static QueueProxy start(Vertx vertx, QueueProxySettings settings) {
        return start(vertx, settings, System.out::println);
    }

    /** The same, which gives the lines of the request log, if one is asked for, to {@code requestLines}. */
    public static QueueProxy start(Vertx vertx, QueueProxySettings settings, Consumer<String> requestLines) {
        return start(vertx, settings, Behind.process(vertx, settings.userPort()), requestLines);
    }

    /**
     * The same for an application in this process, which gets its requests without a hop, as from a server of its own. Its
     * readiness is still asked for where the probes say.
     */
    public static QueueProxy host(
            Vertx vertx,
            QueueProxySettings settings,
            Handler<HttpServerRequest> application,
            Consumer<String> requestLines) {
        return start(vertx, settings, Behind.application(application), requestLines);
    }

    private static QueueProxy start(
            Vertx vertx, QueueProxySettings settings, Behind behind, Consumer<String> requestLines) {
        Context context = vertx.getOrCreateContext();
        Promise<QueueProxy> started = Promise.promise();
        context.runOnContext(now -> Future.succeededFuture()
                .compose(here -> open(context, new Pod(vertx, context, settings, behind, requestLines)))
                .onComplete(started));
        QueueProxy proxy = await(started.future());
        LOG.log(
                Level.INFO,
                "queue-proxy serves pod={0} port={1,number,#}",
                settings.pod().name(),
                proxy.servingPort());
        return proxy;
    }

    public int servingPort() {
        return doors.serving().port();
    }

    public int adminPort() {
        return doors.admin().port();
    }

    public int metricsPort() {
        return doors.metrics().port();
    }

    /** Where requests are served in TLS, if there is a certificate. */
    public OptionalInt tlsPort() {
        return portOf(doors.tls());
    }

    /** Where metrics of requests are scraped, if they are to be. */
    public OptionalInt userMetricsPort() {
        return portOf(doors.userMetrics());
    }

    /** Where the process itself can be looked at, if it can. */
    public OptionalInt profilingPort() {
        return portOf(doors.profiling());
    }

    /** Asks the user's process whether it is ready; whoever asks meanwhile gets the same answer. */
    public CompletionStage<Boolean> ready() {
        Promise<Boolean> answer = Promise.promise();
        context.runOnContext(now -> pod.readiness().ready().onComplete(answer));
        return answer.future().toCompletionStage();
    }

    /** Begins the end, from now on: probes fail, answers tell clients to take their connections elsewhere, requests are served. */
    public void drain() {
        pod.draining().drain();
    }

    /** As {@link #drain}, with a door that stays open until no request has come for the quiet period. */
    public void drainOnceQuiet() {
        pod.draining().drainOnceQuiet();
    }

    /**
     * Completes when draining was asked for, nothing is in flight, and no connection to the serving port is open or can be
     * opened: who still comes is refused, and knows that he was not served.
     */
    public CompletionStage<Void> drained() {
        return pod.draining().drained();
    }

    /** Closes the ports and what is still connected to them; blocks until they are closed. */
    @Override
    public void close() {
        await(doors.close().otherwiseEmpty());
        Promise<Void> closed = Promise.promise();
        context.runOnContext(now -> pod.close().onComplete(closed));
        await(closed.future());
    }

    private static Future<QueueProxy> open(Context context, Pod pod) {
        return pod.open().map(doors -> new QueueProxy(context, pod, doors)).onFailure(failure -> pod.close());
    }

    private static OptionalInt portOf(Optional<Listener> door) {
        return door.map(Listener::port).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
