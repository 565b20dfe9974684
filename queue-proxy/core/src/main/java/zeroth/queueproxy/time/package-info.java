/** Time as a collaborator: {@link java.time.InstantSource} says when it is, {@link zeroth.queueproxy.time.Timer} waits. */
@NullMarked
package zeroth.queueproxy.time;

import org.jspecify.annotations.NullMarked;
