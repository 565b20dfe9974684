/** What is measured and not asserted: run by the scripts of this module's folder {@code bench}, never by the build. */
@NullMarked
package zeroth.dataplane.bench;

import org.jspecify.annotations.NullMarked;
