package zeroth.apiserver.garbage;

import java.util.List;
import java.util.Optional;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.store.Change;
import zeroth.apiserver.store.Follower;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Range;
import zeroth.apiserver.store.Snapshot;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/** Empties namespaces that are being deleted, and lets them go when they are empty. Confined to its following's thread. */
public final class NamespaceDeletion implements Follower {
    private final Store store;
    private final Hands hands;

    public NamespaceDeletion(Store store, Hands hands) {
        this.store = store;
        this.hands = hands;
    }

    @Override
    public void begin(Snapshot all) {
        all.objects().stream().filter(NamespaceDeletion::isNamespace).forEach(this::consider);
    }

    @Override
    public void follow(Change change) {
        var object = change.object();
        if (isNamespace(object)) {
            if (!(change instanceof Change.Deleted)) {
                consider(object);
            }
        } else if (!object.key().namespace().isEmpty() && !(change instanceof Change.Updated)) {
            namespaceOf(object).ifPresentOrElse(this::consider, () -> hands.delete(object));
        }
    }

    private void consider(Stored namespace) {
        if (!namespace.facts().isBeingDeleted()) {
            return;
        }
        var left = contents(namespace.key().name());
        if (left.isEmpty()) {
            release(namespace);
        }
        left.stream().filter(object -> !object.facts().isBeingDeleted()).forEach(hands::delete);
    }

    private List<Stored> contents(String namespace) {
        return store.list(Range.everything()).objects().stream()
                .filter(object -> object.key().namespace().equals(namespace))
                .toList();
    }

    private void release(Stored namespace) {
        hands.edit(namespace, tree -> {
            Json.child(tree, "spec").remove("finalizers");
            return tree;
        });
    }

    private Optional<Stored> namespaceOf(Stored object) {
        return store.get(new Key(BuiltInKinds.NAMESPACES, "", object.key().namespace()));
    }

    private static boolean isNamespace(Stored object) {
        return object.key().resource().equals(BuiltInKinds.NAMESPACES);
    }
}
