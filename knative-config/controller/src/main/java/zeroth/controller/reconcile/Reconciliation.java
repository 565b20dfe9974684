package zeroth.controller.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Brings the world in line with one object. May be called again at any time; the second call writes nothing.
 *
 * @param <P> the kind of the object
 */
@FunctionalInterface
public interface Reconciliation<P extends HasMetadata> {
    /** {@code object} is as the API has it now, and is not being deleted. */
    Next reconcile(P object);
}
