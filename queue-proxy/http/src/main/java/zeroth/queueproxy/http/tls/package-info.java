/**
 * Certificates and their keys: {@link zeroth.queueproxy.http.tls.Pem} reads an {@link zeroth.queueproxy.http.tls.Identity}
 * from text, {@link zeroth.queueproxy.http.tls.ServerKeys} shows it in a handshake. On the way into a pod
 * ({@code system-internal-tls}) {@link zeroth.queueproxy.http.tls.CertificateWatch} follows the certificate that the
 * cluster mounts. {@link zeroth.queueproxy.http.tls.ServerTls} keeps the rules of
 * {@link zeroth.queueproxy.http.tls.TlsRules}.
 */
@NullMarked
package zeroth.queueproxy.http.tls;

import org.jspecify.annotations.NullMarked;
