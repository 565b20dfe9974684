/** The program: its command line, and what each command does in a package of its own. */
@NullMarked
package zeroth.server;

import org.jspecify.annotations.NullMarked;
