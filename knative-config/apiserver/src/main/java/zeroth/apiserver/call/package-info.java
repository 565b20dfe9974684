/**
 * One request and its answer, apart from sockets: {@link zeroth.apiserver.call.Call} in,
 * {@link zeroth.apiserver.call.Answer} out.
 */
@NullMarked
package zeroth.apiserver.call;

import org.jspecify.annotations.NullMarked;
