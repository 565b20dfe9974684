package zeroth.dataplane;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** One port, served by two event loops, HTTP/1.1 and h2c alike. The port's number is its only state. */
public final class Listener implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private final Vertx vertx;
    private final HttpServerOptions options;
    private final AtomicInteger port = new AtomicInteger();
    private String deployment = "";

    private Listener(Vertx vertx, HttpServerOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    /** Listens when this returns. */
    public static Listener open(Vertx vertx, String host, int port, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = zeroth.queueproxy.http.listeners.Listener.options()
                .setHost(host)
                .setPort(port == 0 ? anyFree() : port);
        Listener listener = new Listener(vertx, options);
        listener.deploy(handler);
        return listener;
    }

    /**
     * To Vert.x a negative number is a name: who listens under the same one shares one free port. Both event loops must,
     * and nobody else may.
     */
    private static int anyFree() {
        return ThreadLocalRandom.current().nextInt(Integer.MIN_VALUE, -1);
    }

    public int port() {
        return port.get();
    }

    /** Stops accepting, and ends the connections that are open. */
    @Override
    public void close() {
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
    }

    private void deploy(Handler<HttpServerRequest> handler) {
        DeploymentOptions instances = new DeploymentOptions().setInstances(EVENT_LOOPS);
        try {
            deployment = vertx.deployVerticle(() -> new Instance(handler), instances)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new PortUnavailableException(options.getHost(), options.getPort(), e.getCause());
        }
    }

    private final class Instance extends AbstractVerticle {
        private final Handler<HttpServerRequest> handler;

        Instance(Handler<HttpServerRequest> handler) {
            this.handler = handler;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer server = zeroth.queueproxy.http.listeners.Listener.server(vertx, options)
                    .requestHandler(handler);
            server.listen()
                    .onSuccess(listening -> port.set(listening.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
