package zeroth.autoscaler.podautoscaler;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;
import java.util.OptionalInt;

/** Deployments in the API: the only kind that Revisions are made of. */
public record DeploymentScale(KubernetesClient client) implements ScaleClient {
    @Override
    public OptionalInt replicas(String namespace, ObjectReference target) {
        return Optional.ofNullable(deployment(namespace, target).get())
                .map(found -> OptionalInt.of(
                        Optional.ofNullable(found.getSpec().getReplicas()).orElse(1)))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public void scale(String namespace, ObjectReference target, int replicas) {
        // "add" sets it also where nobody has said a number. It is upstream's very patch.
        String patch = "[{\"op\":\"add\",\"path\":\"/spec/replicas\",\"value\":%d}]".formatted(replicas);
        deployment(namespace, target).subresource("scale").patch(PatchContext.of(PatchType.JSON), patch);
    }

    private RollableScalableResource<Deployment> deployment(String namespace, ObjectReference target) {
        return client.apps().deployments().inNamespace(namespace).withName(target.getName());
    }
}
