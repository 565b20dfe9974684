package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import java.util.List;
import java.util.Optional;

/**
 * What one version of an Ingress asks for, read once.
 *
 * @param flaw why it cannot be read; it has no entries then
 * @param entries its hosts, each in all its forms
 */
record Plan(Ingress ingress, String hash, Optional<Refusal> flaw, List<Entry> entries) {
    Plan {
        entries = List.copyOf(entries);
    }

    /** The same of an object whose specification is the same. */
    Plan of(Ingress sameVersion) {
        return new Plan(sameVersion, hash, flaw, entries);
    }

    /** Routes for one form of a host, at the side that it may be reached from. */
    record Entry(Entrance entrance, String host, HostRoutes routes) {}
}
