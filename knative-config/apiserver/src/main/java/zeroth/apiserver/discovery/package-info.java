/**
 * What this API can do, for clients that ask before they act: groups, versions, resources, verbs, short names.
 */
@NullMarked
package zeroth.apiserver.discovery;

import org.jspecify.annotations.NullMarked;
