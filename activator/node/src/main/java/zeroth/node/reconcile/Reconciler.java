package zeroth.node.reconcile;

/** Makes one thing what it should be. Called again after it threw. */
@FunctionalInterface
public interface Reconciler<K> {
    void reconcile(K key);
}
