/**
 * The laptop's kubelet, Deployment controller and EndpointSlice controller: pods are processes of this machine.
 * {@link zeroth.node.Node} is the whole of it.
 */
@NullMarked
package zeroth.node;

import org.jspecify.annotations.NullMarked;
