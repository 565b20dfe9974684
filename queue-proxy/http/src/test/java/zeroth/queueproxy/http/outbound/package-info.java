/** Tests of the connections to a destination. */
@NullMarked
package zeroth.queueproxy.http.outbound;

import org.jspecify.annotations.NullMarked;
