/**
 * The pods of Revisions, as EndpointSlices of their private Services show them: how many take requests, and where their
 * numbers are. {@link zeroth.autoscaler.pods.RevisionPods} follows the API; nobody here asks for a Pod.
 */
@NullMarked
package zeroth.autoscaler.pods;

import org.jspecify.annotations.NullMarked;
