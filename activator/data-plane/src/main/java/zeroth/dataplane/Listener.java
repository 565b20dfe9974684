package zeroth.dataplane;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.X509KeyManager;
import zeroth.queueproxy.http.listeners.Encryption;
import zeroth.queueproxy.http.listeners.Terms;

/** One port, served by two event loops, HTTP/1.1 and h2c alike. The port's number is its only state. */
public final class Listener implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    /** How long a client may take over the head of a request. */
    private static final Terms TERMS = Terms.PLAIN.headWithin(Duration.ofSeconds(30));

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final Terms terms;
    private final AtomicInteger port = new AtomicInteger();
    private String deployment = "";

    private Listener(Vertx vertx, HttpServerOptions options, Terms terms) {
        this.vertx = vertx;
        this.options = options;
        this.terms = terms;
    }

    /** Listens when this returns. */
    public static Listener open(Vertx vertx, String host, int port, Handler<HttpServerRequest> handler) {
        return open(vertx, options(host, port), TERMS, handler);
    }

    /** The same over TLS, with the keys that these are. */
    public static Listener openSecure(
            Vertx vertx, String host, int port, X509KeyManager keys, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = options(host, port)
                .setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
        return open(vertx, options, TERMS, handler);
    }

    /** The same in TLS of one's own, which also meets who speaks HTTP/2 without having said so. */
    public static Listener openEncrypted(
            Vertx vertx, String host, int port, Encryption encryption, Handler<HttpServerRequest> handler) {
        return open(vertx, options(host, port), TERMS.in(encryption), handler);
    }

    static Listener open(Vertx vertx, String host, int port, Duration headLimit, Handler<HttpServerRequest> handler) {
        return open(vertx, options(host, port), Terms.PLAIN.headWithin(headLimit), handler);
    }

    private static Listener open(
            Vertx vertx, HttpServerOptions options, Terms terms, Handler<HttpServerRequest> handler) {
        Listener listener = new Listener(vertx, options, terms);
        listener.deploy(handler);
        return listener;
    }

    private static HttpServerOptions options(String host, int port) {
        return zeroth.queueproxy.http.listeners.Listener.options().setHost(host).setPort(port == 0 ? anyFree() : port);
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
            zeroth.queueproxy.http.listeners.Listener.serverOn(vertx, options, terms)
                    .requestHandler(handler)
                    .listen()
                    .onSuccess(listening -> port.set(listening.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
