package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import zeroth.names.RevisionId;

/** Is told how a Revision and its addresses are, each time that either changes. Called by the watch's worker alone. */
interface View {
    void changed(Revision revision, Addresses now);

    void gone(RevisionId revision);
}
