/** Knative's Route: which hosts lead to which Revisions, as an Ingress that the gateway implements. */
@NullMarked
package zeroth.controller.route;

import org.jspecify.annotations.NullMarked;
