/** Things that end once: {@link zeroth.node.ending.Ending}. */
@NullMarked
package zeroth.node.ending;

import org.jspecify.annotations.NullMarked;
