package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Namespace and name. */
public record PodKey(String namespace, String name) {
    public static PodKey of(HasMetadata object) {
        return new PodKey(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
