package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import zeroth.dataplane.throttle.Backends;
import zeroth.names.RevisionId;

/** Takes the word of who keeps the slices: a kubelet, or a laptop's node. Both ask queue-proxy. */
record Trusting(Backing backing) implements View {
    @Override
    public void changed(Revision revision, Addresses now) {
        backing.bring(revision, Backends.of(now.ready()));
    }

    @Override
    public void gone(RevisionId revision) {
        backing.forget(revision);
    }
}
