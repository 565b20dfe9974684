package zeroth.autoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceStatusBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Replaceable;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.Operator;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.apiserver.ClientConfig;
import zeroth.names.Annotations;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/**
 * The embedded API server with an autoscaler, and doubles of everything else: a node whose pods are one HTTP server, an
 * activator, and whoever reconciles ServerlessServices. Time is five times as fast. Confined to the test's thread, but
 * for what its informers do.
 */
final class Platform implements AutoCloseable {
    static final RevisionId GREETER = new RevisionId("default", "greeter-00001");
    private static final String DEPLOYMENT = ChildNames.deployment(GREETER.name());
    static final String PRIVATE = ChildNames.privateService(GREETER.name());
    /** Made once: it reads every class of every model. */
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final int FACTOR = 5;

    final FastTime time = new FastTime(FACTOR);
    final List<String> lines = new CopyOnWriteArrayList<>();
    /** Requests at once in each pod. */
    final AtomicInteger podLoad = new AtomicInteger();

    final KubernetesClient client;
    final Vertx vertx = Vertx.vertx();
    Autoscaler autoscaler;
    private final ApiServer api;
    private final ClientConfig clientConfig;
    private final HttpServer others;
    private Operator operator;
    private KubernetesClient autoscalersClient;

    Platform(Path directory) throws IOException {
        api = ApiServer.start(vertx, ApiServerSettings.in(directory));
        clientConfig = api.clientConfig();
        client = newClient();
        others = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        client.resources(ServerlessService.class).inAnyNamespace().inform(new Follower<>(this::makeServices));
        client.apps().deployments().inAnyNamespace().inform(new Follower<>(this::runPods));
        startAutoscaler();
    }

    /** Short windows, as the demo has them. */
    void shortWindows() {
        client.configMaps()
                .inNamespace("knative-serving")
                .withName("config-autoscaler")
                .edit(map -> new ConfigMapBuilder(map)
                        .addToData("stable-window", "6s")
                        .addToData("scale-to-zero-grace-period", "1s")
                        .addToData("allow-zero-initial-scale", "true")
                        .build());
    }

    void deploy(int replicas, Map<String, String> annotations) {
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(DEPLOYMENT)
                        .withNamespace(GREETER.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .addToMatchLabels("app", GREETER.name())
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", GREETER.name())
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("user-container")
                        .withImage("dev.local/greeter")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        client.resource(autoscalerObject(annotations)).create();
    }

    void report(double waiting) {
        autoscaler.report(List.of(stat(GREETER, waiting, 0)));
    }

    StatsReport stat(RevisionId revision, double concurrency, double proxied) {
        return new StatsReport(revision, "reporter", concurrency, proxied, concurrency, proxied, 1000, time.instant());
    }

    int replicas() {
        return client.apps()
                .deployments()
                .inNamespace(GREETER.namespace())
                .withName(DEPLOYMENT)
                .get()
                .getSpec()
                .getReplicas();
    }

    String active() {
        return podAutoscaler().getStatus() == null
                ? "none"
                : podAutoscaler().getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("Active"))
                        .map(condition -> condition.getStatus())
                        .findFirst()
                        .orElse("none");
    }

    PodAutoscaler podAutoscaler() {
        return client.resources(PodAutoscaler.class)
                .inNamespace(GREETER.namespace())
                .withName(GREETER.name())
                .get();
    }

    void restartAutoscaler() {
        stopAutoscaler();
        startAutoscaler();
    }

    @Override
    public void close() {
        stopAutoscaler();
        client.close();
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        time.close();
    }

    private void startAutoscaler() {
        autoscalersClient = newClient();
        autoscaler = Autoscaler.create(
                autoscalersClient,
                vertx,
                new AutoscalerProcessSettings(
                        "knative-serving",
                        new AutoscalerProcessSettings.Addressing.FromApi(),
                        new AutoscalerProcessSettings.StatsListener.On("127.0.0.1", 0)),
                time,
                time,
                scaled -> lines.add(scaled.toString()));
        operator = new Operator(overrider -> overrider
                .withKubernetesClient(autoscalersClient)
                .withUseSSAToPatchPrimaryResource(false)
                .checkingCRDAndValidateLocalModel(false)
                .withCloseClientOnStop(false));
        autoscaler.register(operator);
        operator.start();
    }

    private void stopAutoscaler() {
        operator.stop();
        autoscaler.close();
        autoscalersClient.close();
    }

    private KubernetesClient newClient() {
        Config config = new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl(clientConfig.url())
                .withOauthToken(clientConfig.token())
                .withCaCertData(
                        Base64.getEncoder().encodeToString(clientConfig.caPem().getBytes(StandardCharsets.UTF_8)))
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(SERIALIZATION)
                .build();
    }

    private static PodAutoscaler autoscalerObject(Map<String, String> annotations) {
        return new PodAutoscalerBuilder()
                .withNewMetadata()
                .withName(GREETER.name())
                .withNamespace(GREETER.namespace())
                .addToLabels(Labels.REVISION, GREETER.name())
                .addToAnnotations(Annotations.CLASS, Annotations.KPA_CLASS)
                .addToAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withContainerConcurrency(5L)
                .withProtocolType("http1")
                .withReachability("Reachable")
                .withScaleTargetRef(new ObjectReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("Deployment")
                        .withName(DEPLOYMENT)
                        .build())
                .endSpec()
                .build();
    }

    /** As activator where it is probed, as queue-proxy where it is scraped. */
    private void answer(HttpServerRequest request) {
        if ("/healthz".equals(request.path())) {
            request.response().end("activator");
        } else {
            request.response()
                    .putHeader("Content-Type", "application/protobuf")
                    .end(Buffer.buffer(StatsCodec.encode(stat(GREETER, podLoad.get(), 0))));
        }
    }

    private void makeServices(ServerlessService services) {
        Conditions before = Conditions.begin(
                LivingSet.SERVERLESS_SERVICE,
                services.getStatus() == null ? List.of() : services.getStatus().getConditions(),
                time.instant());
        Conditions path = services.getSpec().getMode().equals("Proxy")
                ? before.markTrue("ActivatorEndpointsPopulated")
                : before.markFalse("ActivatorEndpointsPopulated", "", "");
        var status = new ServerlessServiceStatusBuilder()
                .withObservedGeneration(services.getMetadata().getGeneration())
                .withServiceName(services.getMetadata().getName())
                .withPrivateServiceName(PRIVATE)
                .withConditions(path.markTrue("EndpointsPopulated").list())
                .build();
        if (!status.equals(services.getStatus())) {
            services.setStatus(status);
            client.resource(services).updateStatus();
        }
        client.resource(new EndpointsBuilder()
                        .withNewMetadata()
                        .withName(services.getMetadata().getName())
                        .withNamespace(services.getMetadata().getNamespace())
                        .endMetadata()
                        .addNewSubset()
                        .addNewAddress()
                        .withIp("127.0.0.1")
                        .endAddress()
                        .addNewPort()
                        .withName("http")
                        .withPort(others.actualPort())
                        .endPort()
                        .endSubset()
                        .build())
                .createOr(Replaceable::update);
    }

    private void runPods(Deployment deployment) {
        List<Endpoint> pods = IntStream.range(0, deployment.getSpec().getReplicas())
                .mapToObj(number -> new EndpointBuilder()
                        .withAddresses("127.0.0.1")
                        .withNewConditions()
                        .withReady(true)
                        .endConditions()
                        .withNewTargetRef()
                        .withKind("Pod")
                        .withName("pod-" + number)
                        .endTargetRef()
                        .build())
                .toList();
        client.resource(new EndpointSliceBuilder()
                        .withNewMetadata()
                        .withName("slice")
                        .withNamespace(GREETER.namespace())
                        .addToLabels(Labels.KUBERNETES_SERVICE_NAME, PRIVATE)
                        .addToLabels(Labels.SERVICE_TYPE, "Private")
                        .addToLabels(Labels.SERVERLESS_SERVICE, GREETER.name())
                        .endMetadata()
                        .withAddressType("IPv4")
                        .withEndpoints(pods)
                        .addNewPort()
                        .withName("http")
                        .withPort(others.actualPort())
                        .endPort()
                        .addNewPort()
                        .withName("http-autometric")
                        .withPort(others.actualPort())
                        .endPort()
                        .build())
                .createOr(Replaceable::update);
    }

    static Duration real(Duration fast) {
        return fast.dividedBy(FACTOR);
    }
}
