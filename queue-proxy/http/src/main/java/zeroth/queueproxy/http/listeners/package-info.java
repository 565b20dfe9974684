/**
 * The ports of a queue-proxy: {@link zeroth.queueproxy.http.listeners.Listener} opens one, with the limits that every
 * server of the platform has; {@link zeroth.queueproxy.http.listeners.WaitForDrain} is what the admin port answers.
 */
@NullMarked
package zeroth.queueproxy.http.listeners;

import org.jspecify.annotations.NullMarked;
