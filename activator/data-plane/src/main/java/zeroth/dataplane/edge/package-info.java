/**
 * A gateway alone, as the class of Knative's Ingress: before activators and pods, of which it knows only the
 * Services; in TLS, where the installation has that within. {@link zeroth.dataplane.edge.Edge} starts and ends it; several of them elect who writes the status of Ingresses.
 */
@NullMarked
package zeroth.dataplane.edge;

import org.jspecify.annotations.NullMarked;
