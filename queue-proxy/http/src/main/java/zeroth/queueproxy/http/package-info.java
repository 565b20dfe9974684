/**
 * The queue-proxy of one pod, as a library. {@link zeroth.queueproxy.http.QueueProxy} opens its ports and leads requests
 * through its stages to the user's process; hosts are a sidecar's main, the local node and the function runtime.
 */
@NullMarked
package zeroth.queueproxy.http;

import org.jspecify.annotations.NullMarked;
