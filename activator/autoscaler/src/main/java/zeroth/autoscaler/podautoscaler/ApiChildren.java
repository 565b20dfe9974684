package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import zeroth.names.RevisionId;

/** The objects in the API. They are read there and not from a cache: a pass must see what the pass before it wrote. */
public record ApiChildren(KubernetesClient client) implements Children {
    @Override
    public Optional<ServerlessService> serverlessService(RevisionId revision) {
        return find(ServerlessService.class, revision);
    }

    @Override
    public Optional<Metric> metric(RevisionId revision) {
        return find(Metric.class, revision);
    }

    @Override
    public void create(HasMetadata child) {
        client.resource(child).create();
    }

    @Override
    public void update(HasMetadata child) {
        client.resource(child).update();
    }

    private <T extends HasMetadata> Optional<T> find(Class<T> kind, RevisionId revision) {
        return Optional.ofNullable(client.resources(kind)
                .inNamespace(revision.namespace())
                .withName(revision.name())
                .get());
    }
}
