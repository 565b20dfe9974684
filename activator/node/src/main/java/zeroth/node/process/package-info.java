/**
 * Programs of the operating system. A {@link zeroth.node.process.Launcher} starts a
 * {@link zeroth.node.process.RunningProcess}; a process is known by its {@link zeroth.node.process.ProcessIdentity id and
 * start time} together, so that {@link zeroth.node.process.ProcessRecords} of an earlier run never end a stranger.
 */
@NullMarked
package zeroth.node.process;

import org.jspecify.annotations.NullMarked;
