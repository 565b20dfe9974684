/**
 * Requests on their way to one address. HTTP/1.1, which most of them speak, is spoken on Netty itself: a connection belongs
 * to one event loop, a head is written into one buffer, and what arrives goes to its {@code Caller} at once. HTTP/2 and
 * upgrades are left to Vert.x's client.
 */
@NullMarked
package zeroth.queueproxy.http.outbound;

import org.jspecify.annotations.NullMarked;
