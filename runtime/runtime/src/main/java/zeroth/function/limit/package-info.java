/**
 * How many calls of a function run and wait at a time ({@link zeroth.function.limit.Gate}), and how long one may take
 * ({@link zeroth.function.limit.Deadline}).
 */
@NullMarked
package zeroth.function.limit;

import org.jspecify.annotations.NullMarked;
