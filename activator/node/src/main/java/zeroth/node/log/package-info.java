/**
 * Output of containers in files of bounded size. An {@link zeroth.node.log.OutputPump} writes what a program prints into
 * a {@link zeroth.node.log.LogFile}; a {@link zeroth.node.log.LogReader} reads it, also while it grows.
 */
@NullMarked
package zeroth.node.log;

import org.jspecify.annotations.NullMarked;
