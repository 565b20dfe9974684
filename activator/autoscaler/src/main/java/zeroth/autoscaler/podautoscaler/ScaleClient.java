package zeroth.autoscaler.podautoscaler;

import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.OptionalInt;

/** The scale subresource of what a PodAutoscaler scales. Blocks. */
public interface ScaleClient {
    /** Replicas asked for now; nothing where there is no such object. */
    OptionalInt replicas(String namespace, ObjectReference target);

    void scale(String namespace, ObjectReference target, int replicas);
}
