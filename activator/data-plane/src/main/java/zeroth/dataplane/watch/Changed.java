package zeroth.dataplane.watch;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Hears of an object whatever happened to it: what there is now is read from the cache. */
public record Changed<T>(Consumer<T> action) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
        action.accept(object);
    }

    @Override
    public void onUpdate(T before, T object) {
        action.accept(object);
    }

    @Override
    public void onDelete(T object, boolean deletedFinalStateUnknown) {
        action.accept(object);
    }
}
