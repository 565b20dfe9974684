/**
 * Who may go to which pod, now. A {@link zeroth.dataplane.throttle.Throttle} holds the requests of one Revision until a
 * pod has room and hands each a {@link zeroth.dataplane.throttle.Seat}, first come first served. Plain Java; nothing in
 * here knows sockets or Kubernetes.
 */
@NullMarked
package zeroth.dataplane.throttle;

import org.jspecify.annotations.NullMarked;
