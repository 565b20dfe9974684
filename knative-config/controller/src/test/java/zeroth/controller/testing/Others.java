package zeroth.controller.testing;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatusBuilder;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressStatusBuilder;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.pkg.apis.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.util.List;
import zeroth.api.application.Application;
import zeroth.api.application.ApplicationSpec;
import zeroth.api.application.ApplicationStatus;

/** The autoscaler, the node and the gateway, as far as the controller sees them: they write status. Immutable. */
public final class Others {
    private static final String TIME = "2026-01-02T03:04:05Z";

    private final Api api;
    private final String namespace;

    public Others(Api api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /** The node has read a program. */
    public void applicationIs(String name, String image) {
        Application application = api.client()
                .resource(Application.of(name, new ApplicationSpec("/" + name)))
                .create();
        application.setStatus(new ApplicationStatus(
                application.getMetadata().getGeneration(),
                image,
                "jar",
                List.of(condition("Ready", "True").build())));
        api.client().resource(application).updateStatus();
    }

    /** The node runs all the pods that are wanted. */
    public void podsRun(String revision) {
        Deployment deployment = deployment(revision);
        int wanted = deployment.getSpec().getReplicas();
        status(
                deployment,
                new DeploymentStatusBuilder()
                        .withReplicas(wanted)
                        .withReadyReplicas(wanted)
                        .withAvailableReplicas(wanted));
    }

    /** The node has tried, and no pod is ready. */
    public void noPodIsReady(String revision) {
        status(
                deployment(revision),
                new DeploymentStatusBuilder().withReplicas(1).withUnavailableReplicas(1));
    }

    public void podCrashed(String revision, int exitCode, String lastLine) {
        pod(
                revision,
                new ContainerStateBuilder()
                        .withNewWaiting("back-off 10s restarting failed container", "CrashLoopBackOff")
                        .build(),
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withMessage(lastLine)
                        .endTerminated()
                        .build());
    }

    public void podWaits(String revision, String reason, String message) {
        pod(
                revision,
                new ContainerStateBuilder().withNewWaiting(message, reason).build(),
                new ContainerState());
    }

    /** The autoscaler has the pods that the Revision is to begin with. */
    public void scaled(String revision, Activity activity) {
        PodAutoscaler autoscaler = api.get(PodAutoscaler.class, namespace, revision);
        Condition active = switch (activity) {
            case ACTIVE -> condition("Active", "True").build();
            case IDLE ->
                condition("Active", "False")
                        .withReason("NoTraffic")
                        .withMessage("The target is not receiving traffic.")
                        .build();
        };
        autoscaler.setStatus(new PodAutoscalerStatusBuilder()
                .withObservedGeneration(autoscaler.getMetadata().getGeneration())
                .withServiceName(revision)
                .withMetricsServiceName(revision + "-private")
                .withActualScale(activity == Activity.ACTIVE ? 1 : 0)
                .withDesiredScale(activity == Activity.ACTIVE ? 1 : 0)
                .withConditions(
                        active,
                        new ConditionBuilder(active).withType("Ready").build(),
                        condition("SKSReady", "True").build(),
                        condition("ScaleTargetInitialized", "True").build())
                .build());
        api.client().resource(autoscaler).updateStatus();
    }

    /** The gateway serves an Ingress. */
    public void gatewayServes(String route) {
        Ingress ingress = api.get(Ingress.class, namespace, route);
        ingress.setStatus(new IngressStatusBuilder()
                .withObservedGeneration(ingress.getMetadata().getGeneration())
                .withConditions(
                        condition("LoadBalancerReady", "True").build(),
                        condition("NetworkConfigured", "True").build(),
                        condition("Ready", "True").build())
                .withNewPrivateLoadBalancer()
                .addNewIngress()
                .withDomainInternal("gateway.knative-serving.svc.cluster.local")
                .endIngress()
                .endPrivateLoadBalancer()
                .build());
        api.client().resource(ingress).updateStatus();
    }

    /** Whether requests have come lately. */
    public enum Activity {
        ACTIVE,
        IDLE
    }

    private void status(Deployment deployment, DeploymentStatusBuilder status) {
        deployment.setStatus(status.addNewCondition()
                .withType("Progressing")
                .withStatus("True")
                .endCondition()
                .build());
        api.client().resource(deployment).updateStatus();
    }

    private void pod(String revision, ContainerState state, ContainerState last) {
        Deployment deployment = deployment(revision);
        Pod pod = api.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(revision + "-pod")
                        .withNamespace(namespace)
                        .withLabels(
                                deployment.getSpec().getTemplate().getMetadata().getLabels())
                        .endMetadata()
                        .withSpec(deployment.getSpec().getTemplate().getSpec())
                        .build())
                .create();
        pod.setStatus(new PodStatusBuilder()
                .addNewContainerStatus()
                .withName("user-container")
                .withState(state)
                .withLastState(last)
                .endContainerStatus()
                .build());
        api.client().resource(pod).updateStatus();
    }

    private Deployment deployment(String revision) {
        return api.get(Deployment.class, namespace, revision + "-deployment");
    }

    private static ConditionBuilder condition(String type, String status) {
        return new ConditionBuilder().withType(type).withStatus(status).withLastTransitionTime(TIME);
    }
}
