/** Real sockets for tests: a backend, a server in front of it, and clients that say exactly what a test wants to say. */
@NullMarked
package zeroth.queueproxy.http.testing;

import org.jspecify.annotations.NullMarked;
