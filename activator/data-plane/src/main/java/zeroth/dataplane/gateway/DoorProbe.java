package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import zeroth.names.Headers;

/** Asks gateways through their own ports which version of an Ingress they serve, as upstream's prober does. */
public final class DoorProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** In place of the star of a pattern. */
    private static final String ANY_LABEL = "probe";

    private final HttpClient client;
    private final Doors doors;

    public DoorProbe(Vertx vertx, Doors doors) {
        this.client = vertx.createHttpClient();
        this.doors = doors;
    }

    /** Whether every gateway serves just this version at every host; never fails. */
    Future<Boolean> isServed(Verdict verdict) {
        List<Future<?>> answers = verdict.ingress().getSpec().getRules().stream()
                .<Future<?>>flatMap(rule -> ask(rule, verdict.hash()))
                .toList();
        return Future.all(answers).map(true).otherwise(false);
    }

    @Override
    public void close() {
        client.close();
    }

    private Stream<Future<?>> ask(IngressRule rule, String hash) {
        List<SocketAddress> addresses = doors.at(IngressReader.entrance(rule));
        return addresses.isEmpty()
                ? Stream.of(Future.failedFuture("no gateway is known"))
                : rule.getHosts().stream()
                        .map(host -> host.replace("*", ANY_LABEL))
                        .flatMap(host -> addresses.stream().map(address -> ask(address, host, hash)));
    }

    private Future<Void> ask(SocketAddress address, String host, String hash) {
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setHost(host)
                .setPort(address.port())
                .setURI("/healthz")
                .setTimeout(PATIENCE.toMillis())
                .putHeader("User-Agent", "Knative-Ingress-Probe")
                .putHeader(Headers.NETWORK_PROBE, Headers.PROBE)
                .putHeader(Headers.NETWORK_HASH, "override");
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response -> hash.equals(response.getHeader(Headers.NETWORK_HASH))
                        ? Future.succeededFuture()
                        : Future.failedFuture("another version is served"));
    }
}
