package zeroth.dataplane.pods;

import zeroth.names.ChildNames;
import zeroth.names.RevisionId;

/** By which name a pod is spoken to (Knative's {@code enable-mesh-pod-addressability}). */
public enum Naming {
    /** By its address. */
    ADDRESS,
    /** By its Revision's Service, since a mesh in between lets nothing else pass. */
    SERVICE;

    /** The Service's name, as a mesh knows it. */
    public static String service(RevisionId revision) {
        return ChildNames.privateService(revision.name()) + "." + revision.namespace();
    }
}
