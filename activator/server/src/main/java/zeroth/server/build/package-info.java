/**
 * Builds a project with Maven: {@link zeroth.server.build.Order} is what is asked for, {@link
 * zeroth.server.build.Toolchain} what this machine has to make it.
 */
@NullMarked
package zeroth.server.build;

import org.jspecify.annotations.NullMarked;
