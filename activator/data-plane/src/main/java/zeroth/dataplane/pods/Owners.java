package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import java.util.Map;
import java.util.Optional;
import zeroth.names.Labels;

/** Whom a Revision was made for, as its labels say: a Service and a Configuration, each empty if there is none. */
public record Owners(String service, String configuration) {
    static Owners of(Revision revision) {
        Map<String, String> labels =
                Optional.ofNullable(revision.getMetadata().getLabels()).orElse(Map.of());
        return new Owners(labels.getOrDefault(Labels.SERVICE, ""), labels.getOrDefault(Labels.CONFIGURATION, ""));
    }
}
