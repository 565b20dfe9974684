/**
 * Who is believed: an authority and a server certificate of this data directory's own, one bearer token, and the
 * kubeconfig that carries both to kubectl. All of it lives in files that only their owner may read.
 */
@NullMarked
package zeroth.apiserver.trust;

import org.jspecify.annotations.NullMarked;
