/**
 * The rim: sockets, TLS, tokens. Turns a request into a call on a virtual thread, and an answer into a response.
 */
@NullMarked
package zeroth.apiserver.http;

import org.jspecify.annotations.NullMarked;
