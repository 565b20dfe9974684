package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressSpec;
import java.util.List;
import java.util.Optional;
import zeroth.dataplane.tls.Certificates;

/** A gateway without HTTPS. Who asks for it is refused by name, never ignored. */
record NoHttps() implements Certification {
    @Override
    public Optional<Refusal> refusal(Ingress ingress) {
        IngressSpec spec = ingress.getSpec();
        if (spec.getTls() != null && !spec.getTls().isEmpty()) {
            return refusal("spec.tls is set, but this gateway does not serve HTTPS");
        }
        return IngressReader.REDIRECTED.equals(spec.getHttpOption())
                ? refusal("spec.httpOption is Redirected, but this gateway does not serve HTTPS")
                : Optional.empty();
    }

    @Override
    public Optional<Refusal> lack(Ingress ingress) {
        return Optional.empty();
    }

    @Override
    public Certificates certificates(List<Ingress> served) {
        return Certificates.NONE;
    }

    @Override
    public void close() {
        // It watches nothing.
    }

    private static Optional<Refusal> refusal(String sentence) {
        return Optional.of(new Refusal("Unsupported", sentence));
    }
}
