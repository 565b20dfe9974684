/**
 * The one reverse proxy of the platform. An {@link zeroth.queueproxy.http.proxy.Exchange} is one request and its answer;
 * a {@link zeroth.queueproxy.http.proxy.Pipeline} leads it through {@link zeroth.queueproxy.http.proxy.Stage}s;
 * {@link zeroth.queueproxy.http.proxy.Forward} streams it to a {@link zeroth.queueproxy.http.proxy.Destination} and says
 * what came of it.
 */
@NullMarked
package zeroth.queueproxy.http.proxy;

import org.jspecify.annotations.NullMarked;
