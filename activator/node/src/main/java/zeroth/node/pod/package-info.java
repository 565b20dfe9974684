/**
 * Pods as processes. {@link zeroth.node.pod.Pods} runs a {@link zeroth.node.pod.PodLife} for each pod of the API, which
 * runs a {@link zeroth.node.pod.ContainerLife} for each container; what they are at the moment stands on the pod's
 * {@link zeroth.node.pod.PodBoard} and is written to the API from there.
 */
@NullMarked
package zeroth.node.pod;

import org.jspecify.annotations.NullMarked;
