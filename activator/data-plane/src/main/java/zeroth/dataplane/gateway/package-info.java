/**
 * From host, path and headers to a Revision: what Knative's Ingress objects ask of a gateway.
 * {@link zeroth.dataplane.gateway.Routes} is an immutable picture of all of them; a change makes a new picture.
 */
@NullMarked
package zeroth.dataplane.gateway;

import org.jspecify.annotations.NullMarked;
