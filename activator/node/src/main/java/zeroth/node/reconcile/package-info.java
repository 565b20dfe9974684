/**
 * Bringing the world to what the API says, key by key. A {@link zeroth.node.reconcile.WorkQueue} runs a
 * {@link zeroth.node.reconcile.Reconciler} for each key that changed, one at a time, and again after a failure.
 */
@NullMarked
package zeroth.node.reconcile;

import org.jspecify.annotations.NullMarked;
