/**
 * An activator alone, in the place of Knative's own: behind another's gateway, beside another's autoscaler and
 * controller. {@link zeroth.dataplane.standin.StandIn} starts and ends as upstream's program does, reads the same
 * environment, and asks the API for no more than upstream's account may read.
 */
@NullMarked
package zeroth.dataplane.standin;

import org.jspecify.annotations.NullMarked;
