/**
 * The keys that the gateway proves itself with: {@link zeroth.dataplane.tls.Identity} is a certificate with its key, read
 * from a Secret; {@link zeroth.dataplane.tls.Certificates} is an immutable picture of which host has which;
 * {@link zeroth.dataplane.tls.ServerKeys} gives them to TLS by the name that a client asks for.
 */
@NullMarked
package zeroth.dataplane.tls;

import org.jspecify.annotations.NullMarked;
