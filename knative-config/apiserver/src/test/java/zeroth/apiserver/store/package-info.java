/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.store;

import org.jspecify.annotations.NullMarked;
