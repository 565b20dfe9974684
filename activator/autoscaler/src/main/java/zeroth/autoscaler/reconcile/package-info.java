/**
 * How our objects get their turns in the operator framework: {@link zeroth.autoscaler.reconcile.Turns} configures a
 * controller, {@link zeroth.autoscaler.reconcile.Wakeups} gives a turn for reasons that are not in the API.
 */
@NullMarked
package zeroth.autoscaler.reconcile;

import org.jspecify.annotations.NullMarked;
