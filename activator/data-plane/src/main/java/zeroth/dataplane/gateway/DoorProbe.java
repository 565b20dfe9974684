package zeroth.dataplane.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import zeroth.names.Headers;

/** Asks this gateway through its own ports which version of an Ingress it serves, as upstream's prober does. */
public final class DoorProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client;
    private final String address;
    private final int externalPort;
    private final int localPort;

    public DoorProbe(Vertx vertx, String address, int externalPort, int localPort) {
        this.client = vertx.createHttpClient();
        this.address = address;
        this.externalPort = externalPort;
        this.localPort = localPort;
    }

    /** Blocks until there is an answer, or it took too long. */
    boolean answers(Entrance entrance, String host, String hash) {
        try {
            return ask(entrance, host, hash)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Future<Boolean> ask(Entrance entrance, String host, String hash) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port(entrance), address))
                .setHost(host)
                .setPort(port(entrance))
                .setURI("/healthz")
                .setTimeout(PATIENCE.toMillis())
                .putHeader("User-Agent", "Knative-Ingress-Probe")
                .putHeader(Headers.NETWORK_PROBE, Headers.PROBE)
                .putHeader(Headers.NETWORK_HASH, "override");
        return client.request(options)
                .compose(HttpClientRequest::send)
                .map(response -> hash.equals(response.getHeader(Headers.NETWORK_HASH)));
    }

    private int port(Entrance entrance) {
        return switch (entrance) {
            case EXTERNAL -> externalPort;
            case LOCAL -> localPort;
        };
    }
}
