/**
 * Knative's ServerlessService: the two Kubernetes Services of a Revision. The private one selects its pods; what the
 * public one leads to, pods or activators, is a mode. {@link zeroth.controller.serverlessservice.BothServices} says what
 * they look like, {@link zeroth.controller.serverlessservice.PublicEndpoints} where the public one leads.
 */
@NullMarked
package zeroth.controller.serverlessservice;

import org.jspecify.annotations.NullMarked;
