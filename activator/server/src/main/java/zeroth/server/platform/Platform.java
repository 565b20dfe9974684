package zeroth.server.platform;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalInt;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.autoscaler.Autoscaler;
import zeroth.autoscaler.AutoscalerProcessSettings;
import zeroth.controller.ControllerSettings;
import zeroth.controller.Controllers;
import zeroth.controller.route.UrlPort;
import zeroth.dataplane.DataPlane;
import zeroth.dataplane.DataPlaneSettings;
import zeroth.dataplane.Load;
import zeroth.dataplane.tls.Https;
import zeroth.names.WellKnown;
import zeroth.node.Node;
import zeroth.node.NodeSettings;
import zeroth.queueproxy.parts.Parts;
import zeroth.queueproxy.time.ScheduledTimer;

/** Everything that runs, in one process. Thread-safe: its fields are the parts, and those are. */
public final class Platform implements AutoCloseable {
    private static final String CLUSTER_DOMAIN = "cluster.local";

    private final Parts parts;
    private final Vertx vertx;
    private final ApiServer api;
    private final KubernetesClient client;
    private final DataPlane dataPlane;

    private Platform(Parts parts, Vertx vertx, ApiServer api, KubernetesClient client, DataPlane dataPlane) {
        this.parts = parts;
        this.vertx = vertx;
        this.api = api;
        this.client = client;
        this.dataPlane = dataPlane;
    }

    /**
     * Starts the parts; blocks until they answer.
     *
     * @throws RuntimeException with a sentence for the user, if a part cannot start; what had started is stopped
     */
    public static Platform start(PlatformSettings settings) {
        Parts parts = new Parts("the platform");
        Thread ending = Thread.ofPlatform().unstarted(parts::close);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return start(settings, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Platform start(PlatformSettings settings, Parts parts) {
        parts.add(settings.data()::release);
        Vertx vertx = Vertx.vertx();
        parts.add(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        ScheduledTimer timer = parts.add(new ScheduledTimer("autoscaler"));
        Path data = settings.data().path();
        NodeLogs logs = new NodeLogs();
        ApiServer api = parts.add(ApiServer.start(
                vertx,
                ApiServerSettings.in(data).withPort(settings.ports().api()).withPodLogs(logs)));
        KubernetesClient client = parts.add(Client.of(api.insideConfig(), vertx));
        Autoscaler autoscaler = parts.add(Autoscaler.create(
                client,
                vertx,
                AutoscalerProcessSettings.laptop(),
                timer,
                InstantSource.system(),
                scaled -> settings.decisions().accept(scaled.toString())));
        DataPlane dataPlane =
                parts.add(DataPlane.start(vertx, client, dataPlaneSettings(settings.ports()), autoscaler));
        logs.readFrom(parts.add(Node.start(vertx, client, NodeSettings.in(data))));
        Operator operator = parts.add(Reconcilers.of(client)).operator();
        Controllers.register(operator, client, controllerSettings(dataPlane));
        autoscaler.register(operator);
        operator.start();
        return new Platform(parts, vertx, api, client, dataPlane);
    }

    private static DataPlaneSettings dataPlaneSettings(PlatformSettings.Ports ports) {
        Https https = ports.tls()
                .<Https>map(port -> new Https.On(port, OptionalInt.empty()))
                .orElseGet(Https.Off::new);
        return DataPlaneSettings.onLaptop(ports.gateway()).with(https);
    }

    private static ControllerSettings controllerSettings(DataPlane dataPlane) {
        return new ControllerSettings(
                WellKnown.SYSTEM_NAMESPACE,
                CLUSTER_DOMAIN,
                new UrlPort.Explicit(dataPlane.gatewayPort()),
                InstantSource.system());
    }

    public Vertx vertx() {
        return vertx;
    }

    public KubernetesClient client() {
        return client;
    }

    public String apiUrl() {
        return api.url();
    }

    public Path kubeconfig() {
        return api.kubeconfig();
    }

    public int gatewayPort() {
        return dataPlane.gatewayPort();
    }

    /** Where requests arrive over HTTPS, if they may. */
    public OptionalInt tlsPort() {
        return dataPlane.tlsPort();
    }

    /** Requests that wait for a pod, of all Revisions. */
    public int waiting() {
        return dataPlane.loads().values().stream().mapToInt(Load::waiting).sum();
    }

    /** Requests that a pod works on, of all Revisions. */
    public int inFlight() {
        return dataPlane.loads().values().stream().mapToInt(Load::inFlight).sum();
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        parts.close();
    }
}
