package zeroth.node.pod;

import java.util.function.UnaryOperator;

/**
 * Where a pod's state stands for all to see. Guarded by its own lock; the listener is called after a change, outside of
 * it, and looks at {@link #state} itself.
 */
final class PodBoard {
    private final Runnable listener;
    private PodState state;

    PodBoard(PodState state, Runnable listener) {
        this.state = state;
        this.listener = listener;
    }

    synchronized PodState state() {
        return state;
    }

    void update(UnaryOperator<PodState> change) {
        if (changed(change)) {
            listener.run();
        }
    }

    void update(String container, UnaryOperator<ContainerReport> change) {
        update(pod -> pod.with(container, change));
    }

    private synchronized boolean changed(UnaryOperator<PodState> change) {
        PodState next = change.apply(state);
        boolean changed = !next.equals(state);
        state = next;
        return changed;
    }
}
