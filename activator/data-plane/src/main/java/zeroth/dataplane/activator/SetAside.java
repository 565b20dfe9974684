package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Throttle;
import zeroth.names.Headers;

/**
 * Pods that could not be reached. Each is asked, as upstream's activator asks, until it answers, or its slices change
 * and it gets another chance anyway. A concurrent set and nothing else.
 */
final class SetAside {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Vertx vertx;
    private final HttpClient client;
    private final Set<Pod> watched = ConcurrentHashMap.newKeySet();

    SetAside(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
    }

    void watch(Throttle throttle, Pod pod) {
        if (watched.add(pod)) {
            again(throttle, pod);
        }
    }

    private void again(Throttle throttle, Pod pod) {
        vertx.setTimer(EVERY.toMillis(), _ -> {
            if (throttle.isAside(pod)) {
                probe(pod).onComplete(answer -> settle(throttle, pod, Boolean.TRUE.equals(answer.result())));
            } else {
                watched.remove(pod);
            }
        });
    }

    private void settle(Throttle throttle, Pod pod, boolean there) {
        if (there) {
            watched.remove(pod);
            throttle.restore(pod);
        } else {
            again(throttle, pod);
        }
    }

    private Future<Boolean> probe(Pod pod) {
        RequestOptions healthz = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(pod.host())
                .setPort(pod.port())
                .setURI("/healthz")
                .setTimeout(PATIENCE.toMillis())
                .putHeader(Headers.NETWORK_PROBE, Headers.QUEUE)
                .putHeader("User-Agent", Headers.ACTIVATOR_PROBE_AGENT);
        return client.request(healthz)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(body -> response.statusCode() == 200 && isQueue(body)));
    }

    private static boolean isQueue(Buffer body) {
        return Headers.QUEUE.equals(body.toString());
    }
}
