/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.patch;

import org.jspecify.annotations.NullMarked;
