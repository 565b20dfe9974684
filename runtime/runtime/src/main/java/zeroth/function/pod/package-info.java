/**
 * The queue-proxy of a pod without a sidecar, in the function's own process: {@link zeroth.function.pod.FunctionPod} opens
 * its ports where the environment says that there is none, and leads requests through its stages to Quarkus' router.
 */
@NullMarked
package zeroth.function.pod;

import org.jspecify.annotations.NullMarked;
