package zeroth.dataplane.standin;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.Listener;
import zeroth.dataplane.Load;
import zeroth.dataplane.Pulse;
import zeroth.dataplane.activator.Activator;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.dataplane.pods.ApiWatch;
import zeroth.dataplane.pods.Backing;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.PodProbe;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.report.AutoscalerLink;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttles;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.parts.Parts;
import zeroth.queueproxy.time.Timer;

/** A running activator in the place of Knative's. Thread-safe: it holds only what was started. */
public final class StandIn implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StandIn.class.getName());

    private final Throttles throttles;
    private final Activator activator;
    private final Listener http;
    private final Listener http2;
    private final Parts parts;

    private StandIn(Throttles throttles, Activator activator, Listener http, Listener http2, Parts parts) {
        this.throttles = throttles;
        this.activator = activator;
        this.http = http;
        this.http2 = http2;
        this.parts = parts;
    }

    /**
     * In upstream's order: the API, what is watched there, the way to the autoscaler, and the ports last, so that no
     * request comes before everything is known. Blocks: call it on a virtual thread, never on an event loop.
     *
     * @throws RuntimeException with a sentence
     */
    public static StandIn start(Vertx vertx, KubernetesClient client, StandInSettings settings) {
        Parts parts = new Parts("the activator");
        try {
            return start(vertx, client, settings, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    public int httpPort() {
        return http.port();
    }

    public int http2Port() {
        return http2.port();
    }

    /** What waits and what runs at this moment, for each Revision known here. */
    public Map<RevisionId, Load> loads() {
        return Load.of(throttles);
    }

    /** The end as upstream's: first nobody new is to come, then what runs may finish. Blocks, for minutes maybe. */
    public void leave(Farewell farewell) {
        farewell.of(activator);
        close();
    }

    /** Now. */
    @Override
    public void close() {
        parts.close();
    }

    private static StandIn start(Vertx vertx, KubernetesClient client, StandInSettings settings, Parts parts) {
        Timer timer = new EventLoopTimer(vertx);
        Installation installation = new Installation(client, settings.systemNamespace(), new Wait(timer));
        installation.awaitApi();
        installation.configMap(settings.observability());
        NetworkSettings network = installation.network();

        InstantSource clock = InstantSource.system();
        Throttles throttles = new Throttles(
                clock, settings.bounds().perRevision(), settings.bounds().perNamespace());
        Revisions revisions = new Revisions(throttles);
        Destinations destinations = parts.add(new Destinations(vertx));
        Worker worker = parts.add(new Worker("activator-watch"));
        parts.add(ApiWatch.probing(
                client, worker, new Backing(revisions, destinations), probes(vertx, settings, network)));
        AutoscalerLink autoscaler = parts.add(AutoscalerLink.to(
                settings.autoscaler().host(), settings.autoscaler().port(), vertx, timer, new Random()));
        ConcurrencyReporter reporter = new ConcurrencyReporter(settings.pod(), clock, autoscaler);
        parts.add(Pulse.start(vertx, reporter, throttles));
        RequestLogSetting requestLog = parts.add(
                RequestLogSetting.follow(client, worker, settings.systemNamespace(), settings.observability()));

        Activator activator =
                new Activator(vertx, revisions, destinations, reporter, requestLog, settings.clusterDomain());
        Handler<HttpServerRequest> handler = activator.behindAnotherGateway();
        Listener http =
                parts.add(Listener.open(vertx, settings.host(), settings.ports().http(), handler));
        Listener http2 =
                parts.add(Listener.open(vertx, settings.host(), settings.ports().http2(), handler));
        LOG.log(Level.INFO, "The activator listens: pod={0} ports={1},{2}", settings.pod(), http.port(), http2.port());
        return new StandIn(throttles, activator, http, http2, parts);
    }

    private static ApiWatch.Probes probes(Vertx vertx, StandInSettings settings, NetworkSettings network) {
        return new ApiWatch.Probes(
                settings.address(),
                new PodProbe(vertx, settings.probing().timeout()),
                settings.probing().frequency(),
                network.meshCompatibilityMode());
    }
}
