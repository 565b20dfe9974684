/**
 * Steps on the way of a request that queue-proxy, gateway and activator share: each is a
 * {@link zeroth.queueproxy.http.proxy.Stage}.
 */
@NullMarked
package zeroth.queueproxy.http.stage;

import org.jspecify.annotations.NullMarked;
