package zeroth.node;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;

/** As {@link HelloProgram}, with what a queue-proxy does in its own process; ends when nobody depends on it any more. */
final class SelfServingProgram {
    private SelfServingProgram() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Handler<HttpServerRequest> hello = request ->
                request.response().end("hello " + ProcessHandle.current().pid());
        QueueProxy pod =
                QueueProxy.host(vertx, QueueProxySettings.fromEnvironment(System.getenv()), hello, System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pod.drain();
            pod.drained().toCompletableFuture().join();
        }));
        vertx.createHttpServer()
                .requestHandler(hello)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1")
                .onFailure(Throwable::printStackTrace);
    }
}
