/**
 * Plain Services of Kubernetes, as a gateway alone leads requests to them: {@link zeroth.dataplane.services.Services} keeps
 * a throttle for each port that somebody asked for; what a Service and its EndpointSlices say is read by pure functions.
 */
@NullMarked
package zeroth.dataplane.services;

import org.jspecify.annotations.NullMarked;
