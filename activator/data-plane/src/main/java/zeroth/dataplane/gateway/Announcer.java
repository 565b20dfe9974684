package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;

/** Tells the owner of an Ingress whether it is served. */
public interface Announcer {
    /** Tells nobody: there is no door yet that requests could come in at. */
    Announcer SILENT = (_, _) -> Result.TOLD;

    Result announce(Ingress ingress, Routes routes);

    /** Whether the owner knows how it stands. */
    enum Result {
        TOLD,
        /** To be tried again soon. */
        UNSETTLED
    }
}
