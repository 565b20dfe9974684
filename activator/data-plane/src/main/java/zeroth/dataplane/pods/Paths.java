package zeroth.dataplane.pods;

import zeroth.api.settings.NetworkSettings.MeshCompatibility;

/** Which ways to a Revision's pods are tried, and whose word counts. */
record Paths(MeshCompatibility mesh, Trust trust) {
    /** Who says that a pod is ready. */
    enum Trust {
        /** The pod itself, when it answers. */
        POD,
        /** Kubernetes as well: it runs probes of which queue-proxy knows nothing. */
        KUBERNETES_TOO
    }

    boolean serviceOnly() {
        return mesh == MeshCompatibility.ENABLED;
    }

    boolean podsOnly() {
        return mesh == MeshCompatibility.DISABLED;
    }

    boolean trustsKubernetes() {
        return podsOnly();
    }

    boolean trustsPods() {
        return trust == Trust.POD;
    }
}
