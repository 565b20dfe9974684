/**
 * A window on the events that came lately, so that one that comes again is not handled again: {@link
 * zeroth.function.duplicate.Duplicates} asks the {@link zeroth.function.duplicate.Window}, which is in memory ({@link
 * zeroth.function.duplicate.MemoryWindow}) or in Redis.
 */
@NullMarked
package zeroth.function.duplicate;

import org.jspecify.annotations.NullMarked;
