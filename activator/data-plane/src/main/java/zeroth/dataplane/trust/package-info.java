/**
 * TLS between the parts of a cluster (Knative's {@code system-internal-tls}): whom an activator believes to be a pod of
 * a namespace, whom a gateway believes to stand behind a Service, and what an activator shows itself. {@link zeroth.dataplane.trust.InternalTls} follows both in the API;
 * {@link zeroth.dataplane.trust.PodTrust} decides in a handshake.
 */
@NullMarked
package zeroth.dataplane.trust;

import org.jspecify.annotations.NullMarked;
