/**
 * A Kubernetes API server inside this process. {@link zeroth.apiserver.ApiServer} is started with
 * {@link zeroth.apiserver.ApiServerSettings} and then speaks Kubernetes REST on loopback, so that the reconcilers, kubectl
 * and kn work on a laptop as they do on a cluster.
 */
@NullMarked
package zeroth.apiserver;

import org.jspecify.annotations.NullMarked;
