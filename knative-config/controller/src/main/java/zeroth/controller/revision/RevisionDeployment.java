package zeroth.controller.revision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.RuntimeClass;
import zeroth.controller.settings.Settings;
import zeroth.names.ChildNames;
import zeroth.names.Labels;

/** The Deployment of a Revision. */
final class RevisionDeployment {
    private static final String HASH = "serving.knative.dev/deployment-hash";
    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Revision revision;
    private final PinnedImages images;
    private final Settings settings;
    private final String systemNamespace;

    RevisionDeployment(Revision revision, PinnedImages images, Settings settings, String systemNamespace) {
        this.revision = revision;
        this.images = images;
        this.settings = settings;
        this.systemNamespace = systemNamespace;
    }

    Deployment desired() {
        ObjectMeta metadata = RevisionMetadata.child(
                revision,
                ChildNames.deployment(revision.getMetadata().getName()),
                RevisionMetadata.annotations(revision));
        DeploymentSpec spec = spec();
        metadata.getLabels().put(HASH, StableHash.of(spec, metadata.getLabels(), metadata.getAnnotations()));
        return new DeploymentBuilder().withMetadata(metadata).withSpec(spec).build();
    }

    /**
     * What we did not change is left as it is: the number of pods, which is the autoscaler's, and labels and annotations
     * of others, as those that restart the pods.
     */
    static Deployment revise(Deployment found, Deployment desired) {
        return hash(found).equals(hash(desired))
                ? found
                : new DeploymentBuilder(found)
                        .withMetadata(merged(found.getMetadata(), desired.getMetadata()))
                        .withSpec(new DeploymentSpecBuilder(desired.getSpec())
                                .withReplicas(found.getSpec().getReplicas())
                                .withSelector(found.getSpec().getSelector())
                                .editTemplate()
                                .withMetadata(merged(
                                        found.getSpec().getTemplate().getMetadata(),
                                        desired.getSpec().getTemplate().getMetadata()))
                                .endTemplate()
                                .build())
                        .build();
    }

    private DeploymentSpec spec() {
        return new DeploymentSpecBuilder()
                .withReplicas(InitialScale.of(revision, settings.autoscaler()))
                .withNewSelector()
                .withMatchLabels(RevisionMetadata.selector(revision))
                .endSelector()
                .withProgressDeadlineSeconds(ProgressDeadline.seconds(revision, settings.deployment()))
                .withRevisionHistoryLimit(0)
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(RevisionMetadata.labels(revision))
                .withAnnotations(podAnnotations())
                .endMetadata()
                .withSpec(pod())
                .endTemplate()
                .build();
    }

    private Map<String, String> podAnnotations() {
        Map<String, String> annotations = RevisionMetadata.annotations(revision);
        annotations.put(
                DEFAULT_CONTAINER, ServingContainer.of(revision).container().getName());
        return annotations;
    }

    private PodSpec pod() {
        UserContainers users = new UserContainers(revision, images, settings.features());
        PodSpec asked = asked();
        return new PodSpecBuilder(asked)
                .withContainers(containers(users.list()))
                .withInitContainers(users.initial())
                .withEnableServiceLinks(Optional.ofNullable(asked.getEnableServiceLinks())
                        .or(this::serviceLinks)
                        .orElse(null))
                .withAffinity(Optional.ofNullable(asked.getAffinity())
                        .or(this::spread)
                        .orElse(null))
                .withRuntimeClassName(Optional.ofNullable(asked.getRuntimeClassName())
                        .or(this::runtimeClass)
                        .orElse(null))
                .withTerminationGracePeriodSeconds(revision.getSpec().getTimeoutSeconds())
                .build();
    }

    private List<Container> containers(List<Container> users) {
        Container queueProxy = QueueProxyContainer.of(revision, settings, systemNamespace);
        return SelfServing.is(revision)
                ? SelfServing.containers(users, ServingContainer.of(revision), queueProxy)
                : Stream.concat(users.stream(), Stream.of(queueProxy)).toList();
    }

    /** A Revision's spec is a pod's, with a few fields more. */
    private PodSpec asked() {
        PodSpec pod = JSON.convertValue(revision.getSpec(), PodSpec.class);
        pod.getAdditionalProperties().clear();
        return pod;
    }

    private Optional<Boolean> serviceLinks() {
        return switch (settings.defaults().enableServiceLinks()) {
            case ON -> Optional.of(true);
            case OFF -> Optional.of(false);
            case LEFT_TO_KUBERNETES -> Optional.empty();
        };
    }

    private Optional<Affinity> spread() {
        return settings.deployment().defaultAffinity() == DeploymentSettings.Affinity.NONE
                ? Optional.empty()
                : Optional.of(new AffinityBuilder()
                        .withNewPodAntiAffinity()
                        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                        .withWeight(100)
                        .withNewPodAffinityTerm()
                        .withTopologyKey("kubernetes.io/hostname")
                        .withNewLabelSelector()
                        .addToMatchLabels(
                                Labels.REVISION, revision.getMetadata().getName())
                        .endLabelSelector()
                        .endPodAffinityTerm()
                        .endPreferredDuringSchedulingIgnoredDuringExecution()
                        .endPodAntiAffinity()
                        .build());
    }

    private Optional<String> runtimeClass() {
        return RuntimeClass.select(
                        settings.deployment().runtimeClasses(),
                        revision.getMetadata().getLabels())
                .map(RuntimeClass::name);
    }

    private static String hash(Deployment deployment) {
        return deployment.getMetadata().getLabels().getOrDefault(HASH, "");
    }

    private static ObjectMeta merged(ObjectMeta found, ObjectMeta desired) {
        return found.edit()
                .withLabels(merged(found.getLabels(), desired.getLabels()))
                .withAnnotations(merged(found.getAnnotations(), desired.getAnnotations()))
                .build();
    }

    private static Map<String, String> merged(Map<String, String> found, Map<String, String> desired) {
        Map<String, String> merged = new TreeMap<>(found);
        merged.keySet().removeIf(RevisionDeployment::isOurs);
        merged.putAll(desired);
        return merged;
    }

    private static boolean isOurs(String key) {
        return key.contains("knative.dev/") || key.equals(Labels.APP);
    }
}
