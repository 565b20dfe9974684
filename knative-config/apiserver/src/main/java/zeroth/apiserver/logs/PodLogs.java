package zeroth.apiserver.logs;

/** Whoever runs the pods of this API. Called on a virtual thread; may block. */
@FunctionalInterface
public interface PodLogs {
    PodLog open(PodLogRequest request);
}
