/**
 * Which objects of a list or a watch are wanted: label selectors and field selectors, parsed once.
 */
@NullMarked
package zeroth.apiserver.selector;

import org.jspecify.annotations.NullMarked;
