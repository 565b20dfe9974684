/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.table;

import org.jspecify.annotations.NullMarked;
