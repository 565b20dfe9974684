package zeroth.autoscaler;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Does one thing about whatever is there. */
record Follower<T>(Consumer<T> action) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
        action.accept(object);
    }

    @Override
    public void onUpdate(T before, T object) {
        action.accept(object);
    }

    @Override
    public void onDelete(T object, boolean lastStateUnknown) {}
}
