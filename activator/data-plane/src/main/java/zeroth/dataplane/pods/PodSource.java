package zeroth.dataplane.pods;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.function.Consumer;
import zeroth.names.RevisionId;

/** The kind of object that says where pods are. Safe for threads, as the caches behind it are. */
interface PodSource {
    /** The caches, to be started and stopped by whoever asked. */
    List<SharedIndexInformer<?>> informers();

    /** Calls {@code changed} for each Revision whose pods may have changed. To be asked before the caches start. */
    void follow(Consumer<RevisionId> changed);

    Addresses of(RevisionId revision);
}
