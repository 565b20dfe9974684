/**
 * Who stands behind a Kubernetes Service: one EndpointSlice for each pod that its selector matches, with the pod's own
 * ports under the names that the Service gives them. {@link zeroth.node.slice.Slices} keeps them.
 */
@NullMarked
package zeroth.node.slice;

import org.jspecify.annotations.NullMarked;
