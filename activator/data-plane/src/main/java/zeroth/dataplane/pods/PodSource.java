package zeroth.dataplane.pods;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.function.Consumer;
import zeroth.names.RevisionId;

/** The kind of object that says where pods are. Safe for threads, as the cache behind it is. */
interface PodSource {
    /** The cache, to be started and stopped by whoever asked. */
    SharedIndexInformer<?> informer();

    /** Calls {@code changed} for each Revision whose pods may have changed. To be asked before the cache starts. */
    void follow(Consumer<RevisionId> changed);

    Addresses of(RevisionId revision);
}
