/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.selector;

import org.jspecify.annotations.NullMarked;
