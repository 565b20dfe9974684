package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.autoscaler.Scaled;
import zeroth.autoscaler.loop.FakeSights;
import zeroth.autoscaler.loop.Verdict;
import zeroth.autoscaler.settings.Settings;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.testing.VirtualTime;
import zeroth.scaling.decision.Decision;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.Reading;

/** One PodAutoscaler and all that is around it, in memory: upstream's configuration of the reconcile vectors. */
final class World implements Children, ScaleClient {
    static final RevisionId REVISION = new RevisionId("default", "greeter-00001");
    static final String PRIVATE = "greeter-00001-private";
    private static final String UID = "a-uid";

    final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T12:00:00Z"));
    final List<HasMetadata> written = new ArrayList<>();
    final List<Integer> patches = new ArrayList<>();
    final List<Scaled> scaled = new ArrayList<>();
    final List<RevisionId> turns = new ArrayList<>();
    final FakeSights sights = new FakeSights();
    final Map<String, String> annotations = new HashMap<>();
    ActivatorProbe.Answer activator = ActivatorProbe.Answer.ACTIVATOR;
    int probes;
    int replicas;
    String reachability = "Reachable";
    PodAutoscalerStatus status = new PodAutoscalerStatus();
    Settings settings = new Settings(
            AutoscalerSettings.parse(Map.of(
                    "container-concurrency-target-default", "10",
                    "container-concurrency-target-percentage", "50",
                    "target-burst-capacity", "200",
                    "activator-capacity", "100",
                    "stable-window", "5m",
                    "scale-to-zero-grace-period", "60s")),
            Duration.ofSeconds(121));
    private Optional<ServerlessService> services = Optional.empty();
    private Optional<Metric> metric = Optional.empty();
    private Verdict verdict = new Verdict.Unknown(0);

    void says(int replicas, int burstCapacity) {
        Observation observation = new Observation(time.instant(), 0, new Reading.Averages(replicas, replicas));
        verdict = new Verdict.Decided(new Decision(replicas, burstCapacity, Decision.Mode.STABLE, observation));
    }

    void ready(int pods) {
        sights.ready(REVISION, pods);
    }

    /** Upstream's objects before the pass: a Metric that is right, and Services that are Ready. */
    void services(String mode, int activators) {
        Conditions conditions = Conditions.begin(LivingSet.SERVERLESS_SERVICE, List.of(), time.instant())
                .markTrue("EndpointsPopulated");
        ServerlessService desired = ServerlessServices.desired(autoscaler(), ServerlessServices.Mode.PROXY, activators);
        services = Optional.of(new ServerlessServiceBuilder(desired)
                .editMetadata()
                .withGeneration(1L)
                .endMetadata()
                .editSpec()
                .withMode(mode)
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(1L)
                .withServiceName(REVISION.name())
                .withPrivateServiceName(PRIVATE)
                .withConditions(conditions.list())
                .endStatus()
                .build());
    }

    void status(Instant since, UnaryOperator<Conditions> active) {
        Conditions conditions = active.apply(Conditions.begin(LivingSet.POD_AUTOSCALER, List.of(), since)
                .markTrue("SKSReady")
                .markTrue("ScaleTargetInitialized"));
        status = new PodAutoscalerStatus();
        status.setConditions(conditions.list());
        status.setObservedGeneration(1L);
        status.setServiceName(REVISION.name());
        status.setMetricsServiceName(PRIVATE);
    }

    PodAutoscalerStatus reconcile() {
        PatientProbe patient = new PatientProbe(this::probe, time, time, Runnable::run, turns::add);
        Carrier carrier = new Carrier(this, this::probe, patient, new Rechecks(time, turns::add), scaled::add);
        status = new PodAutoscalerReconciliation(this, (_, _) -> verdict, sights, carrier, () -> settings, time)
                .reconcile(autoscaler());
        return status;
    }

    PodAutoscaler autoscaler() {
        return new PodAutoscalerBuilder()
                .withNewMetadata()
                .withName(REVISION.name())
                .withNamespace(REVISION.namespace())
                .withUid(UID)
                .withGeneration(1L)
                .withLabels(Map.of("serving.knative.dev/revision", REVISION.name()))
                .withAnnotations(Map.copyOf(annotations))
                .endMetadata()
                .withNewSpec()
                .withReachability(reachability)
                .withProtocolType("http1")
                .withScaleTargetRef(new ObjectReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("Deployment")
                        .withName(REVISION.name() + "-deployment")
                        .build())
                .endSpec()
                .withStatus(status)
                .build();
    }

    ServerlessService services() {
        return services.orElseThrow();
    }

    Metric metric() {
        return metric.orElseThrow();
    }

    String condition(String type) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus()
                        + Optional.ofNullable(condition.getReason())
                                .map(reason -> " " + reason)
                                .orElse(""))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever owns the children, it is not the PodAutoscaler. */
    void servicesBelongToAStranger() {
        services().getMetadata().getOwnerReferences().getFirst().setUid("a-stranger");
    }

    private ActivatorProbe.Answer probe(PodAutoscaler asked) {
        probes++;
        return activator;
    }

    @Override
    public Optional<ServerlessService> serverlessService(RevisionId revision) {
        return services;
    }

    @Override
    public Optional<Metric> metric(RevisionId revision) {
        return metric;
    }

    @Override
    public void create(HasMetadata child) {
        update(child);
    }

    @Override
    public void update(HasMetadata child) {
        if (child instanceof ServerlessService made) {
            written.add(child);
            services = Optional.of(made);
        } else {
            metric = Optional.of((Metric) child);
        }
    }

    @Override
    public OptionalInt replicas(String namespace, ObjectReference target) {
        return OptionalInt.of(replicas);
    }

    @Override
    public void scale(String namespace, ObjectReference target, int count) {
        patches.add(count);
        replicas = count;
    }
}
