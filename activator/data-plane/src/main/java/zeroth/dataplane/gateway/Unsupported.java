package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressSpec;
import java.util.Optional;
import zeroth.dataplane.gateway.IngressStatuses.Refusal;

/** What an Ingress may ask for and this gateway cannot do. It is refused by name, never ignored. */
final class Unsupported {
    private static final String REDIRECTED = "Redirected";

    private Unsupported() {}

    static Optional<Refusal> in(Ingress ingress) {
        IngressSpec spec = ingress.getSpec();
        if (spec.getTls() != null && !spec.getTls().isEmpty()) {
            return refusal("spec.tls is set, but this gateway does not serve HTTPS");
        }
        return REDIRECTED.equals(spec.getHttpOption())
                ? refusal("spec.httpOption is Redirected, but this gateway does not serve HTTPS")
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String sentence) {
        return Optional.of(new Refusal("Unsupported", sentence));
    }
}
