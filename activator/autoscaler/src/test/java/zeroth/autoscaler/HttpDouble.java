package zeroth.autoscaler;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import zeroth.autoscaler.address.Address;

/** Another process that answers HTTP as a test wants it to. */
public final class HttpDouble implements AutoCloseable {
    private final HttpServer server;

    public HttpDouble(Vertx vertx, Handler<HttpServerRequest> answer) {
        server = vertx.createHttpServer()
                .requestHandler(answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public int port() {
        return server.actualPort();
    }

    public Address address() {
        return new Address("127.0.0.1", port(), "greeter.default");
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
