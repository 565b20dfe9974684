package zeroth.dataplane.standin;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.Load;
import zeroth.dataplane.Pulse;
import zeroth.dataplane.activator.Activator;
import zeroth.dataplane.activator.Audience;
import zeroth.dataplane.log.LogLevelSetting;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.dataplane.observability.ActivatorNumbers;
import zeroth.dataplane.observability.ObservabilityConfig;
import zeroth.dataplane.observability.ProfilingSetting;
import zeroth.dataplane.pods.ApiWatch;
import zeroth.dataplane.pods.Backing;
import zeroth.dataplane.pods.Naming;
import zeroth.dataplane.pods.PodProbe;
import zeroth.dataplane.pods.Revisions;
import zeroth.dataplane.pods.Wire;
import zeroth.dataplane.report.AutoscalerLink;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttles;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.parts.Parts;
import zeroth.queueproxy.time.Timer;

/** A running activator in the place of Knative's. Thread-safe: it holds only what was started. */
public final class StandIn implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StandIn.class.getName());

    private final Throttles<RevisionId> throttles;
    private final Activator activator;
    private final Doors doors;
    private final Parts parts;

    private StandIn(Throttles<RevisionId> throttles, Activator activator, Doors doors, Parts parts) {
        this.throttles = throttles;
        this.activator = activator;
        this.doors = doors;
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
        return doors.http().port();
    }

    public int http2Port() {
        return doors.http2().port();
    }

    /** Nothing, where the installation has no TLS within. */
    public OptionalInt httpsPort() {
        return doors.https().map(door -> OptionalInt.of(door.port())).orElseGet(OptionalInt::empty);
    }

    /** Where the process itself is looked at, while it may be. */
    public int profilingPort() {
        return doors.profiling().port();
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
        Observability asked =
                new ObservabilityConfig(installation.configMap(settings.observability())).read(settings.telemetry());
        NetworkSettings network = installation.network();

        InstantSource clock = InstantSource.system();
        Throttles<RevisionId> throttles = throttles(settings, clock);
        Revisions revisions = new Revisions(throttles);
        Worker worker = parts.add(new Worker("activator-watch"));
        parts.add(LogLevelSetting.follow(client, worker, settings.systemNamespace(), settings.logging()));
        Wire wire = parts.add(Wire.toPods(vertx, client, worker, settings.systemNamespace(), network));
        Naming naming = network.enableMeshPodAddressability() ? Naming.SERVICE : Naming.ADDRESS;
        parts.add(ApiWatch.probing(
                client, worker, new Backing(revisions, wire.destinations()), probes(vertx, settings, network, naming)));
        AutoscalerLink autoscaler = parts.add(AutoscalerLink.to(
                settings.autoscaler().host(), settings.autoscaler().port(), vertx, timer, new Random()));
        ConcurrencyReporter reporter = new ConcurrencyReporter(settings.pod(), clock, autoscaler);
        parts.add(Pulse.start(vertx, () -> beat(reporter, throttles)));
        RequestLogSetting requestLog = parts.add(
                RequestLogSetting.follow(client, worker, settings.systemNamespace(), settings.observability()));
        ProfilingSetting profiling = parts.add(
                ProfilingSetting.follow(client, worker, settings.systemNamespace(), settings.observability()));

        Teller teller = Teller.start(
                vertx,
                settings,
                asked,
                new Teller.Told(
                        new ActivatorNumbers(throttles, revisions, reporter, autoscaler),
                        wire.tls().isPresent() ? "https" : "http"),
                parts);
        Activator activator = new Activator(
                vertx,
                revisions,
                wire.destinations(),
                naming,
                new Audience(reporter, requestLog, teller.watching()),
                settings.clusterDomain());
        Doors doors = parts.add(
                Doors.open(vertx, settings, wire, new Doors.Inside(activator.behindAnotherGateway(), profiling)));
        LOG.log(Level.INFO, "The activator listens: pod={0} doors={1}", settings.pod(), doors);
        return new StandIn(throttles, activator, doors, parts);
    }

    private static Throttles<RevisionId> throttles(StandInSettings settings, InstantSource clock) {
        return new Throttles<>(
                RevisionId::namespace,
                clock,
                settings.bounds().perRevision(),
                settings.bounds().perNamespace());
    }

    private static void beat(ConcurrencyReporter reporter, Throttles<RevisionId> throttles) {
        reporter.tick();
        throttles.refuseAfter(Pulse.PATIENCE_WITH_FAILURE);
    }

    private static ApiWatch.Probes probes(
            Vertx vertx, StandInSettings settings, NetworkSettings network, Naming naming) {
        return new ApiWatch.Probes(
                settings.address(),
                new PodProbe(vertx, settings.probing().timeout(), naming),
                settings.probing().frequency(),
                network.meshCompatibilityMode(),
                naming);
    }
}
