package zeroth.function.deployment.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Optional;

/** A Kubernetes object, in the order in which people write one. */
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
public record Manifest(String apiVersion, String kind, Metadata metadata, Map<String, Object> spec) {
    /** Its name, and where it is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Metadata(String name, Optional<String> namespace) {}
}
