/**
 * The keys that the gateway proves itself with: {@link zeroth.dataplane.tls.Certificates} is an immutable picture of which
 * host has which, read from Secrets; {@link zeroth.dataplane.tls.Https} says whether there is a door for them.
 */
@NullMarked
package zeroth.dataplane.tls;

import org.jspecify.annotations.NullMarked;
