package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * What became of a child.
 *
 * @param <C> its kind
 */
public sealed interface Ensured<C extends HasMetadata> {
    /** It is there, ours, and as it should be. */
    record Ours<C extends HasMetadata>(C child) implements Ensured<C> {}

    /** Somebody else's object has its name; it was not touched. */
    record NotOurs<C extends HasMetadata>(C stranger) implements Ensured<C> {}
}
