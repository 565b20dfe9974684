package zeroth.queueproxy.sidecar;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import zeroth.queueproxy.http.QueueProxy;

/** The end of a pod: serve until it is quiet, then until nothing runs, for a bounded time. */
final class Farewell {
    private static final Logger LOG = System.getLogger(Farewell.class.getName());
    /** Knative's 30 s of quiet, then 60 s for what still runs; the kubelet's own limit usually comes first. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Farewell() {}

    /** Blocks until the last request has its answer. */
    static void of(QueueProxy proxy) {
        LOG.log(Level.INFO, "The pod ends: serving on until it is quiet");
        proxy.drainOnceQuiet();
        try {
            proxy.drained()
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.log(Level.WARNING, "Requests that still run are cut off: waited={0}", PATIENCE);
        }
        proxy.close();
    }
}
