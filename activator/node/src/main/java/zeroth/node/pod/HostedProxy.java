package zeroth.node.pod;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import zeroth.node.environment.PortMap;

/** The queue-proxy of one pod, running in this process. */
public interface HostedProxy extends AutoCloseable {
    /** The ports on which it really listens, for those that a queue-proxy container declares. */
    PortMap ports();

    /** Asks whether the user's container would answer; returns when that is known. */
    boolean isReady();

    /** Announces the end: probes fail from now on, requests are still served. */
    void drain();

    /** When nothing is in flight and nobody is connected, after {@link #drain}. */
    CompletionStage<Void> drained();

    @Override
    void close();

    /** Starts one. */
    @FunctionalInterface
    interface Host {
        /**
         * Opens its listeners.
         *
         * @param environment of the container, as on a cluster
         * @param userPorts where the pod's other containers really listen
         */
        HostedProxy start(Map<String, String> environment, PortMap userPorts);
    }
}
