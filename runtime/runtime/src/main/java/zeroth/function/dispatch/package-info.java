/**
 * Which function takes an event, and what becomes of it: {@link zeroth.function.dispatch.Triggers} chooses, {@link
 * zeroth.function.dispatch.EventFunction} turns data into an argument, calls, and turns the result, or the failure,
 * into an {@link zeroth.function.dispatch.Outcome}. Knows Funqy's invokers and Mutiny, not HTTP.
 */
@NullMarked
package zeroth.function.dispatch;

import org.jspecify.annotations.NullMarked;
