package zeroth.dataplane.edge;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import zeroth.api.settings.NetworkSettings;
import zeroth.dataplane.Front;
import zeroth.dataplane.Listener;
import zeroth.dataplane.Pulse;
import zeroth.dataplane.Telling;
import zeroth.dataplane.activator.Passage;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Gateway;
import zeroth.dataplane.gateway.ServicePort;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.dataplane.pods.Destinations;
import zeroth.dataplane.pods.Wire;
import zeroth.dataplane.services.Services;
import zeroth.dataplane.standin.Farewell;
import zeroth.dataplane.throttle.Throttles;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.parts.Parts;

/** A running gateway without an activator. Thread-safe: it holds only what was started. */
public final class Edge implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Edge.class.getName());

    private final Passage passage;
    private final Front front;
    private final Listener local;
    private final Parts parts;

    private Edge(Passage passage, Front front, Listener local, Parts parts) {
        this.passage = passage;
        this.front = front;
        this.local = local;
        this.parts = parts;
    }

    /**
     * Listens, and knows every route and Service that the API has, when this returns. Blocks: call it on a virtual
     * thread, never on an event loop.
     *
     * @throws RuntimeException with a sentence
     */
    public static Edge start(Vertx vertx, KubernetesClient client, EdgeSettings settings) {
        Parts parts = new Parts("the gateway");
        try {
            return start(vertx, client, settings, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    public int port() {
        return front.port();
    }

    public OptionalInt tlsPort() {
        return front.tlsPort();
    }

    /** Where requests for cluster-local hosts arrive. */
    public int localPort() {
        return local.port();
    }

    /** First nobody new is to come, then what runs may finish. Blocks, for minutes maybe. */
    public void leave(Farewell farewell) {
        farewell.of(passage);
        close();
    }

    /** Now. */
    @Override
    public void close() {
        parts.close();
    }

    private static Edge start(Vertx vertx, KubernetesClient client, EdgeSettings settings, Parts parts) {
        InstantSource clock = InstantSource.system();
        Throttles<ServicePort> throttles = new Throttles<>(
                ServicePort::namespace,
                clock,
                settings.bounds().perRevision(),
                settings.bounds().perNamespace());
        Worker worker = parts.add(new Worker("gateway-watch"));
        String namespace = settings.fleet().namespace();
        Destinations destinations = parts.add(
                        Wire.toServices(vertx, client, worker, namespace, network(client, namespace)))
                .destinations();
        Services services = parts.add(Services.follow(client, worker, throttles, destinations));
        Gateway gateway = parts.add(Gateway.start(
                client,
                worker,
                settings.ingressClass(),
                settings.clusterDomain(),
                settings.front().https()));
        RequestLogSetting requestLog = parts.add(
                RequestLogSetting.follow(client, worker, settings.fleet().namespace(), settings.observability()));
        parts.add(Pulse.start(vertx, () -> throttles.refuseAfter(Pulse.PATIENCE_WITH_FAILURE)));

        Passage passage = new Passage(vertx, services, destinations, requestLog);
        Front front = parts.add(
                Front.open(vertx, settings.front(), gateway, door -> passage.at(Entrance.EXTERNAL, gateway, door)));
        Listener local = parts.add(Listener.open(
                vertx,
                settings.front().host(),
                settings.localPort(),
                passage.at(Entrance.LOCAL, gateway, (exchange, next) -> next.handle(exchange))));
        Telling telling = new Telling(vertx, client, settings.front().host(), settings.clusterDomain(), clock);
        gateway.announceThrough(telling.begin(settings.fleet(), parts, front.port(), local.port()));
        LOG.log(
                Level.INFO,
                "The gateway listens: ports={0}",
                List.of(front.port(), local.port()).toString());
        return new Edge(passage, front, local, parts);
    }

    private static NetworkSettings network(KubernetesClient client, String namespace) {
        return NetworkSettings.parse(Optional.ofNullable(client.configMaps()
                        .inNamespace(namespace)
                        .withName(NetworkSettings.NAME)
                        .get())
                .map(ConfigMap::getData)
                .orElse(Map.of()));
    }
}
