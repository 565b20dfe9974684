/**
 * One turn of a reconciler: read the object as the API has it now, bring its {@link
 * zeroth.controller.reconcile.Children children} to what they should be, write its {@link
 * zeroth.controller.reconcile.StatusWriter status}. Nothing is written that is already so, and nothing is taken from a
 * cache: what a reconciler read, it may compare with. {@link zeroth.controller.reconcile.Turn} is where to begin.
 */
@NullMarked
package zeroth.controller.reconcile;

import org.jspecify.annotations.NullMarked;
