/**
 * The platform's kinds as data: how an API server names, lists and prints them. {@link zeroth.api.kind.PlatformKinds}
 * has them all, as upstream's CustomResourceDefinitions describe them.
 */
@NullMarked
package zeroth.api.kind;

import org.jspecify.annotations.NullMarked;
