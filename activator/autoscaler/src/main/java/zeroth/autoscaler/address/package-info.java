/**
 * Where a Kubernetes Service is to be reached. {@link zeroth.autoscaler.address.ServiceAddress} finds it by DNS on a
 * cluster; on a laptop, which has no DNS of its own, in the API.
 */
@NullMarked
package zeroth.autoscaler.address;

import org.jspecify.annotations.NullMarked;
