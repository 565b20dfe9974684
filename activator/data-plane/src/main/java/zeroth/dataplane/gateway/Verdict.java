package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import java.util.Optional;

/**
 * How it stands with an Ingress in the picture that requests now see.
 *
 * @param hash which version of it the picture shows
 * @param refusal why it is not served, or not as a whole
 */
public record Verdict(Ingress ingress, String hash, Optional<Refusal> refusal) {}
