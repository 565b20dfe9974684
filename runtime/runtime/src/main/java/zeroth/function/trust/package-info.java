/**
 * Who may send: tokens of OpenID Connect in the form in which Knative's senders attach them. {@link
 * zeroth.function.trust.Trust} judges a token, {@link zeroth.function.trust.IssuerKeys} keeps the keys of one issuer.
 * Nothing here blocks who asks.
 */
@NullMarked
package zeroth.function.trust;

import org.jspecify.annotations.NullMarked;
