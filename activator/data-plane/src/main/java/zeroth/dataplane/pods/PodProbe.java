package zeroth.dataplane.pods;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Headers;
import zeroth.names.RevisionId;

/** Asks queue-proxies whether they are there, as upstream's activator does: always in HTTP/1.1. Thread-safe. */
public final class PodProbe {
    /** Upstream's for a round. */
    public static final Duration PATIENCE = Duration.ofMillis(300);

    /** So that a name goes without a port. */
    private static final int IMPLIED = 80;

    private static final int OK = 200;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client;
    private final Duration patience;
    private final Naming naming;

    public PodProbe(Vertx vertx, Duration patience, Naming naming) {
        this.client = vertx.createHttpClient();
        this.patience = patience;
        this.naming = naming;
    }

    /** What an address answered. */
    public enum Reply {
        /** A queue-proxy whose user is ready. */
        WELL,
        /** Somebody who is no mesh. */
        OTHER,
        /** Nobody, or what a mesh would say as well. */
        NOTHING
    }

    /** Asks one of the Revision's; never fails. */
    public Future<Reply> ask(RevisionId revision, Pod pod) {
        RequestOptions healthz = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(pod.port(), pod.host()))
                .setHost(pod.host())
                .setPort(pod.port())
                .setURI("/healthz")
                .setTimeout(patience.toMillis())
                .putHeader(Headers.NETWORK_PROBE, Headers.QUEUE)
                .putHeader("User-Agent", Headers.ACTIVATOR_PROBE_AGENT);
        if (naming == Naming.SERVICE) {
            healthz.setHost(Naming.service(revision)).setPort(IMPLIED).putHeader(Headers.PASSTHROUGH_LB, "true");
        }
        return client.request(healthz)
                .compose(HttpClientRequest::send)
                .compose(PodProbe::read)
                .otherwise(Reply.NOTHING);
    }

    /** All at once. */
    Future<Map<Pod, Reply>> ask(RevisionId revision, List<Pod> pods) {
        Map<Pod, Reply> replies = new ConcurrentHashMap<>();
        List<Future<Reply>> asked = pods.stream()
                .map(pod -> ask(revision, pod).onSuccess(reply -> replies.put(pod, reply)))
                .toList();
        return Future.all(asked).map(replies);
    }

    private static Future<Reply> read(HttpClientResponse response) {
        return response.body().map(body -> reply(response.statusCode(), body));
    }

    private static Reply reply(int status, Buffer body) {
        return switch (status) {
            case OK -> Headers.QUEUE.equals(body.toString()) ? Reply.WELL : Reply.OTHER;
            case BAD_GATEWAY, UNAVAILABLE -> Reply.NOTHING;
            default -> Reply.OTHER;
        };
    }
}
