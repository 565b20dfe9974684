/**
 * The end of a pod's service: {@link zeroth.queueproxy.drain.Draining} knows whether it has begun, and when nobody depends
 * on the pod any more.
 */
@NullMarked
package zeroth.queueproxy.drain;

import org.jspecify.annotations.NullMarked;
