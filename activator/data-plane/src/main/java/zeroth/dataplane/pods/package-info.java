/**
 * What the API says of Revisions, of their pods and of Ingresses, brought to throttles and routes.
 * {@link zeroth.dataplane.pods.ApiWatch} watches; what the objects mean is read by pure functions.
 */
@NullMarked
package zeroth.dataplane.pods;

import org.jspecify.annotations.NullMarked;
