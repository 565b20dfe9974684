/** Tests of this concept alone. */
@NullMarked
package zeroth.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
