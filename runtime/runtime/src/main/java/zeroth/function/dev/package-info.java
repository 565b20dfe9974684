/** What Quarkus' Dev UI shows of the functions: {@link zeroth.function.dev.DevFunctions} lists them. In dev mode alone. */
@NullMarked
package zeroth.function.dev;

import org.jspecify.annotations.NullMarked;
