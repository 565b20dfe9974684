package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import zeroth.names.RevisionId;

/** The objects that a PodAutoscaler makes. Blocks. */
public interface Children {
    Optional<ServerlessService> serverlessService(RevisionId revision);

    Optional<Metric> metric(RevisionId revision);

    void create(HasMetadata child);

    /** Fails where somebody changed it meanwhile. */
    void update(HasMetadata child);
}
