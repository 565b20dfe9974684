/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.rule;

import org.jspecify.annotations.NullMarked;
