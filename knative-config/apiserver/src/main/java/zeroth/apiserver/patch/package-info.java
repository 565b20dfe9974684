/**
 * Changes to an object that say only what is different: merge patch, JSON patch, strategic merge patch. Pure.
 */
@NullMarked
package zeroth.apiserver.patch;

import org.jspecify.annotations.NullMarked;
