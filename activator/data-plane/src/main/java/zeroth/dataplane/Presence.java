package zeroth.dataplane;

/** How the rest of the platform learns where this data plane listens. */
public enum Presence {
    /** The data plane writes the Service {@code activator-service} and its EndpointSlice itself: a laptop. */
    REGISTERED,
    /** The manifests and Kubernetes see to it: a cluster. */
    GIVEN
}
