package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A write that waits for admission.
 *
 * @param apiVersion of the object, as {@code serving.knative.dev/v1}
 * @param user who asks; becomes creator and last modifier
 */
public record AdmissionRequest(String apiVersion, String kind, Change change, String user) {
    /** What happens to the object. Admission never changes the nodes that it is given. */
    public sealed interface Change {
        record Create(ObjectNode object) implements Change {}

        record Update(ObjectNode old, ObjectNode object) implements Change {}

        /** A write to a subresource, as {@code status}; the object is whole. */
        record UpdateSubresource(String subresource, ObjectNode old, ObjectNode object) implements Change {}

        record Delete(ObjectNode old) implements Change {}
    }
}
