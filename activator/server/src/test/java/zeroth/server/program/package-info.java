/**
 * The program as its users have it: the {@link zeroth.server.program.Program built one}, in a process of its own. These
 * tests run after it was packaged.
 */
@NullMarked
package zeroth.server.program;

import org.jspecify.annotations.NullMarked;
