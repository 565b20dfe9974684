package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import java.util.List;
import java.util.Optional;
import zeroth.dataplane.tls.Certificates;

/** Where the certificates come from that Ingresses name, if this gateway serves HTTPS at all. */
interface Certification extends AutoCloseable {
    /** Why an Ingress cannot be served at all. */
    Optional<Refusal> refusal(Ingress ingress);

    /** What is missing for it to be served as it wishes. What it asks for otherwise is served. */
    Optional<Refusal> lack(Ingress ingress);

    /** Those of all these, the first of whom goes before the others. */
    Certificates certificates(List<Ingress> served);

    @Override
    void close();
}
