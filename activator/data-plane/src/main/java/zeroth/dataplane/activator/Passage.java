package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Dial;
import zeroth.dataplane.services.Services;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.AccessLog;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.stage.RequestLog;

/**
 * Leads requests from an entrance of a gateway alone to whoever stands behind a Service. It has no times and no limits of
 * its own. Thread-safe: its stages are shared by all event loops.
 */
public final class Passage implements Leaving {
    private final Draining draining = new Draining();
    private final Services services;
    private final Destinations destinations;
    private final Supplier<Optional<LogTemplate>> requestLog;
    private final Vertx vertx;
    private final NetClient knocker;

    public Passage(
            Vertx vertx, Services services, Destinations destinations, Supplier<Optional<LogTemplate>> requestLog) {
        this.vertx = vertx;
        this.services = services;
        this.destinations = destinations;
        this.requestLog = requestLog;
        this.knocker = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(Math.toIntExact(Dial.CONNECT_TIME.toMillis())));
    }

    /** What an HTTP server at that entrance does with a request, which first meets {@code door} unless it is a probe. */
    public Handler<HttpServerRequest> at(Entrance entrance, Supplier<Routes> routes, Stage door) {
        // Random, unlike other generators, may be shared by threads.
        Crossroads crossroads = new Crossroads(entrance, routes, new Random());
        return Pipeline.of(
                new Probes(this::health, new ServedVersions(entrance, routes)),
                draining,
                door,
                new ResolveService(crossroads, services),
                new AccessLog(InstantSource.system()),
                new RequestLog(InstantSource.system(), requestLog, _ -> Map.of(), System.out::println),
                new Admit(),
                new ForwardToSeat(destinations, new ServiceAddresses(knocker), new SetAside(vertx)));
    }

    @Override
    public void announceEnd() {
        draining.announce();
    }

    @Override
    public Future<Void> finish() {
        return draining.finish();
    }

    private Answer health() {
        return draining.announced() ? Answer.error(500, "received SIGTERM from kubelet") : Answer.empty(200);
    }
}
