/**
 * Gateway and activator in one process: from a host and a path to a Revision, from a Revision to a seat on one of its
 * pods, and on to that pod. {@link zeroth.dataplane.DataPlane} starts both.
 */
@NullMarked
package zeroth.dataplane;

import org.jspecify.annotations.NullMarked;
