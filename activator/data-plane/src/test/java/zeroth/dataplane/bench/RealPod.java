package zeroth.dataplane.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.throttle.Pod;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;

/** A process that echoes, with a queue-proxy before it. */
final class RealPod {
    static final int CONCURRENCY = 20;

    private static final int PIECES = 5;
    private static final long PIECE_MILLIS = 20;
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("CONTAINER_CONCURRENCY", Integer.toString(CONCURRENCY)),
            Map.entry("QUEUE_SERVING_PORT", "8012"),
            Map.entry("QUEUE_SERVING_TLS_PORT", "8112"),
            Map.entry("REVISION_TIMEOUT_SECONDS", "300"),
            Map.entry("SERVING_LOGGING_CONFIG", ""),
            Map.entry("SERVING_LOGGING_LEVEL", ""),
            Map.entry("SERVING_NAMESPACE", "default"),
            Map.entry("SERVING_CONFIGURATION", "hello"),
            Map.entry("SERVING_REVISION", "hello-00001"),
            Map.entry("SERVING_POD_IP", "127.0.0.1"));

    private final Vertx vertx;
    private final HttpServer process;
    private final QueueProxy queueProxy;
    private final Pod pod;

    private RealPod(Vertx vertx, HttpServer process, QueueProxy queueProxy, Pod pod) {
        this.vertx = vertx;
        this.process = process;
        this.queueProxy = queueProxy;
        this.pod = pod;
    }

    static RealPod start(Vertx vertx, String name) {
        HttpServer process = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        process.webSocketHandler(socket -> socket.textMessageHandler(text -> {
            var _ = socket.writeTextMessage(text);
        }));
        process.requestHandler(request -> answer(vertx, request));
        Caller.join(process.listen());
        QueueProxy queueProxy = QueueProxy.start(vertx, settings(name, process.actualPort()));
        Pod pod = new Pod(name, "127.0.0.1", queueProxy.servingPort(), Pod.Protocol.HTTP1);
        return new RealPod(vertx, process, queueProxy, pod);
    }

    Pod pod() {
        return pod;
    }

    /** Ends when it has answered whatever reached it. */
    CompletionStage<Void> leave() {
        queueProxy.drain();
        return queueProxy
                .drained()
                .thenCompose(_ -> vertx.<Void>executeBlocking(() -> {
                            queueProxy.close();
                            Caller.join(process.close());
                            return null;
                        })
                        .toCompletionStage());
    }

    private static void answer(Vertx vertx, HttpServerRequest request) {
        if (request.uri().startsWith("/stream/")) {
            request.response().setChunked(true);
            stream(vertx, request, PIECES);
        } else {
            request.body().onSuccess(body -> request.response().end(request.uri() + body));
        }
    }

    private static void stream(Vertx vertx, HttpServerRequest request, int pieces) {
        if (pieces == 0) {
            request.response().end();
        } else {
            request.response().write(request.uri());
            vertx.setTimer(PIECE_MILLIS, _ -> stream(vertx, request, pieces - 1));
        }
    }

    private static QueueProxySettings settings(String name, int port) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("USER_PORT", Integer.toString(port));
        environment.put("SERVING_POD", name);
        return QueueProxySettings.fromEnvironment(environment).listeningOn("127.0.0.1", ListenPorts.ANY_FREE);
    }
}
