package zeroth.dataplane.pods;

import zeroth.api.settings.NetworkSettings.MeshCompatibility;

/** Which ways to a Revision's pods are tried, and whose word counts. */
record Paths(MeshCompatibility mesh, Naming naming, Trust trust) {
    /** Who says that a pod is ready. */
    enum Trust {
        /** The pod itself, when it answers. */
        POD,
        /** Kubernetes as well: it runs probes of which queue-proxy knows nothing. */
        KUBERNETES_TOO
    }

    /** A mesh that lets requests to pods pass is none in this regard; upstream would find no way at all then. */
    boolean serviceOnly() {
        return mesh == MeshCompatibility.ENABLED && naming == Naming.ADDRESS;
    }

    /** Where no mesh is to be expected, or where it lets requests to pods pass. */
    boolean podsOnly() {
        return trustsKubernetes() || naming == Naming.SERVICE;
    }

    boolean trustsKubernetes() {
        return mesh == MeshCompatibility.DISABLED;
    }

    boolean trustsPods() {
        return trust == Trust.POD;
    }
}
