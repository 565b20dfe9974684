package zeroth.apiserver.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.trust.KeyPairPem;
import zeroth.apiserver.trust.Token;

/** The sockets: TLS for everyone else, HTTP/2 where the client can; clear text for this process alone, over loopback. */
public final class Listener implements AutoCloseable {
    public static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /** Blocks until it listens; throws what the socket said, wrapped, when it cannot. */
    public static Listener open(Vertx vertx, String host, int port, KeyPairPem certificate, Token token, Api api) {
        var options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(KeyCertOptions.wrap(certificate.keyManager()));
        return open(vertx, options, token, api);
    }

    /** Blocks until it listens on a free port of the loopback address, without TLS; the token is asked for all the same. */
    public static Listener openInside(Vertx vertx, Token token, Api api) {
        return open(vertx, new HttpServerOptions().setHost(LOOPBACK).setPort(0), token, api);
    }

    private static Listener open(Vertx vertx, HttpServerOptions options, Token token, Api api) {
        var server = vertx.createHttpServer(options).requestHandler(new Requests(vertx, token, api));
        return new Listener(
                server.listen().toCompletionStage().toCompletableFuture().join());
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
