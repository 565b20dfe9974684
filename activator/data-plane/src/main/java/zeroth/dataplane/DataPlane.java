package zeroth.dataplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import zeroth.dataplane.activator.Activator;
import zeroth.dataplane.activator.Audience;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Gateway;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.dataplane.pods.ApiWatch;
import zeroth.dataplane.pods.Backing;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Dial;
import zeroth.dataplane.pods.Naming;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttles;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;
import zeroth.names.WellKnown;
import zeroth.queueproxy.parts.Parts;
import zeroth.queueproxy.stats.StatsSink;

/** A running gateway and activator. Thread-safe: it holds only what was started. */
public final class DataPlane implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DataPlane.class.getName());

    private final Throttles<RevisionId> throttles;
    private final Activator activator;
    private final Front front;
    private final Duration drain;
    private final Parts parts;

    private DataPlane(Throttles<RevisionId> throttles, Activator activator, Front front, Duration drain, Parts parts) {
        this.throttles = throttles;
        this.activator = activator;
        this.front = front;
        this.drain = drain;
        this.parts = parts;
    }

    /**
     * Listens, and knows every route and pod that the API has, when this returns. Blocks: call it on a virtual thread,
     * never on an event loop.
     *
     * @throws PortUnavailableException with a sentence
     */
    public static DataPlane start(
            Vertx vertx, KubernetesClient client, DataPlaneSettings settings, StatsSink statistics) {
        Parts parts = new Parts("the data plane");
        try {
            return start(vertx, client, settings, statistics, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** The port that requests from outside arrive at. */
    public int gatewayPort() {
        return front.port();
    }

    /** The port that requests from outside arrive at over TLS; none where there is no HTTPS. */
    public OptionalInt tlsPort() {
        return front.tlsPort();
    }

    /** What waits and what runs at this moment, for each Revision known here. */
    public Map<RevisionId, Load> loads() {
        return Load.of(throttles);
    }

    /** Lets what runs finish, for a bounded time, then stops. Blocks. */
    @Override
    public void close() {
        awaitQuiet();
        parts.close();
    }

    private static DataPlane start(
            Vertx vertx, KubernetesClient client, DataPlaneSettings settings, StatsSink statistics, Parts parts) {
        InstantSource clock = InstantSource.system();
        Throttles<RevisionId> throttles = new Throttles<>(
                RevisionId::namespace,
                clock,
                settings.bounds().perRevision(),
                settings.bounds().perNamespace());
        Revisions revisions = new Revisions(throttles);
        Destinations destinations = parts.add(new Destinations(Dial.inClearText(vertx)));
        Worker worker = parts.add(new Worker("data-plane-watch"));
        Gateway gateway = parts.add(
                Gateway.start(client, worker, settings.ingressClass(), settings.clusterDomain(), settings.https()));
        parts.add(ApiWatch.start(client, worker, new Backing(revisions, destinations)));

        ConcurrencyReporter reporter = new ConcurrencyReporter(settings.name(), clock, statistics);
        RequestLogSetting requestLog = parts.add(
                RequestLogSetting.follow(client, worker, WellKnown.SYSTEM_NAMESPACE, RequestLogSetting.CONFIG_MAP));
        Activator activator = new Activator(
                vertx,
                revisions,
                destinations,
                Naming.ADDRESS,
                new Audience(reporter, requestLog),
                settings.clusterDomain());
        parts.add(Pulse.start(vertx, () -> {
            reporter.tick();
            throttles.refuseAfter(Pulse.PATIENCE_WITH_FAILURE);
        }));

        Front.Place place = new Front.Place(settings.host(), settings.gatewayPort(), settings.https());
        Front front =
                parts.add(Front.open(vertx, place, gateway, door -> activator.at(Entrance.EXTERNAL, gateway, door)));
        Listener local = parts.add(
                Listener.open(vertx, settings.host(), settings.localPort(), activator.at(Entrance.LOCAL, gateway)));
        Telling telling = new Telling(vertx, client, settings.host(), settings.clusterDomain(), clock);
        gateway.announceThrough(telling.begin(settings.fleet(), parts, front.port(), local.port()));
        announce(client, settings, local.port());
        return new DataPlane(throttles, activator, front, settings.drain(), parts);
    }

    private static void announce(KubernetesClient client, DataPlaneSettings settings, int localPort) {
        switch (settings.presence()) {
            case REGISTERED -> new Registration(settings.host(), localPort).write(client);
            case GIVEN -> LOG.log(Level.DEBUG, "activator-service is somebody else's to write");
        }
    }

    private void awaitQuiet() {
        try {
            activator
                    .drain()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(drain.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.log(Level.WARNING, "Requests that still run are cut off: waited={0}", drain);
        }
    }
}
