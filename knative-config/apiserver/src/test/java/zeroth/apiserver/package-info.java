/** Tests from the outside: through sockets, with the client library that the platform uses. */
@NullMarked
package zeroth.apiserver;

import org.jspecify.annotations.NullMarked;
