package zeroth.dataplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsSink;

/** A running gateway and activator. Thread-safe: it holds only what was started. */
public final class DataPlane implements AutoCloseable {
    private final Listener gateway;

    private DataPlane(Listener gateway) {
        this.gateway = gateway;
    }

    /** Listens when this returns. Blocks: call it on a virtual thread, never on an event loop. */
    public static DataPlane start(
            Vertx vertx, KubernetesClient client, DataPlaneSettings settings, StatsSink statistics) {
        return new DataPlane(
                Listener.open(vertx, settings.host(), settings.gatewayPort(), DataPlane::answerUnknownHost));
    }

    /** The port that requests from outside arrive at. */
    public int gatewayPort() {
        return gateway.port();
    }

    /** What waits and what runs at this moment, for each Revision known here. */
    public Map<RevisionId, Load> loads() {
        return Map.of();
    }

    @Override
    public void close() {
        gateway.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void answerUnknownHost(HttpServerRequest request) {
        request.response().setStatusCode(404).end("This gateway serves no such host.\n");
    }
}
