/**
 * Kubernetes objects as trees of JSON: reading and writing their text, and the few fields of {@code metadata} that the
 * API server itself cares for.
 */
@NullMarked
package zeroth.apiserver.object;

import org.jspecify.annotations.NullMarked;
