package zeroth.apiserver.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import zeroth.apiserver.answer.Api;
import zeroth.apiserver.trust.KeyPairPem;
import zeroth.apiserver.trust.Token;

/** The sockets: TLS always, HTTP/2 where the client can. */
public final class Listener implements AutoCloseable {
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
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(certificate.certificate()))
                        .setKeyValue(Buffer.buffer(certificate.key())));
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
