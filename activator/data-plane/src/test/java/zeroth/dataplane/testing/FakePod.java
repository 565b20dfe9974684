package zeroth.dataplane.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Headers;

/** A pod: a server on a port of its own that notes what reaches it, and answers probes as a queue-proxy does. */
public final class FakePod implements AutoCloseable {
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Pod pod;
    private volatile boolean noting = true;

    private FakePod(HttpServer server, String name) {
        this.server = server;
        this.pod = new Pod(name, "127.0.0.1", server.actualPort(), Pod.Protocol.HTTP1);
    }

    public static FakePod start(Vertx vertx, String name, Handler<HttpServerRequest> handler) {
        return start(vertx, name, 0, handler);
    }

    public static FakePod start(Vertx vertx, String name, int port, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port));
        FakePod[] self = new FakePod[1];
        server.requestHandler(request -> self[0].take(request, handler));
        Caller.join(server.listen());
        self[0] = new FakePod(server, name);
        return self[0];
    }

    /** One that notes nothing. */
    public static FakePod forgetting(Vertx vertx, Handler<HttpServerRequest> handler) {
        FakePod pod = start(vertx, "forgetting", handler);
        pod.noting = false;
        return pod;
    }

    /** One that answers each request with its own name. */
    public static FakePod answering(Vertx vertx, String name) {
        return start(vertx, name, request -> request.response().end(name));
    }

    public Pod pod() {
        return pod;
    }

    public Pod over(Pod.Protocol protocol) {
        return new Pod(pod.name(), pod.host(), pod.port(), protocol);
    }

    /** Without probes. */
    public List<HttpServerRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        Caller.join(server.close());
    }

    private void take(HttpServerRequest request, Handler<HttpServerRequest> handler) {
        if (Headers.QUEUE.equals(request.getHeader(Headers.NETWORK_PROBE))) {
            request.response().end(Headers.QUEUE);
        } else {
            if (noting) {
                requests.add(request);
            }
            handler.handle(request);
        }
    }
}
