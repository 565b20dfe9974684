package zeroth.autoscaler.stats;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.names.Headers;
import zeroth.queueproxy.stats.MalformedStats;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsSink;

/** The WebSocket that activators report to. Its peers are one concurrent set; all else is Vert.x' own. */
public final class StatsServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StatsServer.class.getName());
    /** A close code for a server that comes back: activators connect again. */
    private static final short SERVICE_RESTART = 1012;

    private final Set<ServerWebSocket> peers = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final StatsSink sink;
    private final InstantSource clock;

    private StatsServer(HttpServer server, StatsSink sink, InstantSource clock) {
        this.server = server;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Blocks until it listens.
     *
     * @param port 0 is any free one
     */
    public static StatsServer start(Vertx vertx, String host, int port, StatsSink sink, InstantSource clock) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setTcpKeepAlive(true)
                .setMaxWebSocketFrameSize(StatsCodec.LARGEST_MESSAGE)
                .setMaxWebSocketMessageSize(StatsCodec.LARGEST_MESSAGE));
        StatsServer stats = new StatsServer(server, sink, clock);
        join(server.webSocketHandler(stats::meet)
                .requestHandler(StatsServer::answer)
                .listen());
        return stats;
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        peers.forEach(peer -> peer.close(SERVICE_RESTART, "Restarting"));
        join(server.close());
    }

    private static void answer(HttpServerRequest request) {
        boolean probe = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                .filter(agent -> agent.startsWith(Headers.KUBE_PROBE_AGENT))
                .isPresent();
        request.response().setStatusCode(probe ? 200 : 400).end();
    }

    private void meet(ServerWebSocket peer) {
        peers.add(peer);
        peer.closeHandler(_ -> peers.remove(peer));
        peer.exceptionHandler(e -> LOG.log(System.Logger.Level.DEBUG, "An activator''s connection broke: {0}", e));
        peer.binaryMessageHandler(this::take);
    }

    private void take(Buffer message) {
        try {
            sink.report(StatsCodec.decodeAll(message.getBytes(), clock.instant()));
        } catch (MalformedStats e) {
            LOG.log(System.Logger.Level.WARNING, "A message is not a report and is skipped: {0}", e.getMessage());
        }
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
