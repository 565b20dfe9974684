/**
 * TLS between the parts of a cluster (Knative's {@code system-internal-tls}): whom this activator believes to be a pod of
 * a namespace, and what it shows itself. {@link zeroth.dataplane.trust.InternalTls} follows both in the API;
 * {@link zeroth.dataplane.trust.PodTrust} decides in a handshake.
 */
@NullMarked
package zeroth.dataplane.trust;

import org.jspecify.annotations.NullMarked;
