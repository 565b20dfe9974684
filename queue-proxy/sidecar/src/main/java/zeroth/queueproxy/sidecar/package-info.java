/** The queue-proxy container: Knative's environment in, a queue-proxy until the kubelet says that the pod ends. */
@NullMarked
package zeroth.queueproxy.sidecar;

import org.jspecify.annotations.NullMarked;
