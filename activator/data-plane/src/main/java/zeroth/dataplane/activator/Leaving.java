package zeroth.dataplane.activator;

import io.vertx.core.Future;

/** Something that serves requests and ends without losing one. */
public interface Leaving {
    /** From now on health checks fail, so that nobody comes who has the choice. Everything is served as before. */
    void announceEnd();

    /** Serves who still comes, and tells him to come no more; completes at a moment at which nothing runs. */
    Future<Void> finish();
}
