package zeroth.apiserver.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.resource.Deletion;
import zeroth.apiserver.store.Change;
import zeroth.apiserver.store.Facts.Owner;
import zeroth.apiserver.store.Follower;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Snapshot;
import zeroth.apiserver.store.Stored;

/**
 * Deletes objects that no living object owns any more, holds an owner back that is to go after its dependents, and frees
 * the dependents of one that is to go alone. Confined to its following's thread.
 */
public final class GarbageCollector implements Follower {
    private static final System.Logger LOG = System.getLogger(GarbageCollector.class.getName());

    private final Owners owners = new Owners();
    private final Hands hands;

    public GarbageCollector(Hands hands) {
        this.hands = hands;
    }

    @Override
    public void begin(Snapshot all) {
        owners.clear();
        all.objects().forEach(owners::add);
        all.objects().forEach(this::consider);
    }

    @Override
    public void follow(Change change) {
        change.previous().ifPresent(owners::remove);
        switch (change) {
            case Change.Deleted deleted -> mourn(deleted.before());
            case Change.Created created -> welcome(created.object());
            case Change.Updated updated -> welcome(updated.object());
        }
    }

    private void welcome(Stored object) {
        owners.add(object);
        consider(object);
        // One of them may wait for it to be free.
        owners.keysOf(object.facts().owners()).forEach(this::considerAgain);
    }

    private void mourn(Stored object) {
        owners.dependentsOf(object).forEach(this::considerAgain);
        // One of them may wait for its dependents to go.
        owners.keysOf(object.facts().owners()).forEach(this::considerAgain);
    }

    private void considerAgain(Key key) {
        hands.latest(key).ifPresent(this::consider);
    }

    private void consider(Stored object) {
        var facts = object.facts();
        if (facts.isBeingDeleted() && facts.finalizers().contains(Deletion.ORPHAN)) {
            orphan(object);
        } else if (facts.isBeingDeleted() && facts.finalizers().contains(Deletion.FOREGROUND)) {
            deleteDependents(object);
        } else if (!facts.isBeingDeleted() && !facts.owners().isEmpty()) {
            deleteWithoutOwner(object);
        }
    }

    private void deleteWithoutOwner(Stored object) {
        var gone = object.facts().owners().stream()
                .filter(owner -> !owners.isThere(owner))
                .toList();
        if (gone.size() == object.facts().owners().size()) {
            hands.delete(object);
        } else if (!gone.isEmpty()) {
            hands.edit(object, tree -> without(tree, gone));
        } else if (isHoldingOwnerBack(object)) {
            hands.deleteInForeground(object);
        }
    }

    private boolean isHoldingOwnerBack(Stored object) {
        return owners.keysOf(object.facts().owners()).stream()
                .flatMap(key -> hands.latest(key).stream())
                .anyMatch(owner -> owner.facts().isBeingDeleted()
                        && owner.facts().finalizers().contains(Deletion.FOREGROUND));
    }

    private void deleteDependents(Stored owner) {
        var dependents = dependentsOf(owner);
        if (dependents.stream().noneMatch(dependent -> blocks(dependent, owner))) {
            hands.removeFinalizer(owner, Deletion.FOREGROUND);
        }
        dependents.stream()
                .filter(dependent -> !dependent.facts().isBeingDeleted())
                .forEach(hands::deleteInForeground);
    }

    private static boolean blocks(Stored dependent, Stored owner) {
        return referencesTo(owner, dependent).stream().anyMatch(Owner::blocksDeletion);
    }

    /** The owner goes only when nothing names it any more; whatever still does would go with it. */
    private void orphan(Stored owner) {
        dependentsOf(owner).forEach(dependent -> free(dependent, owner));
        var left = dependentsOf(owner).stream()
                .filter(dependent -> !referencesTo(owner, dependent).isEmpty())
                .map(Stored::key)
                .toList();
        if (left.isEmpty()) {
            hands.removeFinalizer(owner, Deletion.ORPHAN);
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> owner.key() + " stays, as these cannot be freed from it: " + left);
        }
    }

    private void free(Stored dependent, Stored owner) {
        var references = referencesTo(owner, dependent);
        if (!references.isEmpty()) {
            hands.edit(dependent, tree -> without(tree, references));
        }
    }

    private static List<Owner> referencesTo(Stored owner, Stored dependent) {
        return dependent.facts().owners().stream()
                .filter(reference -> reference.uid().equals(owner.facts().uid()))
                .toList();
    }

    private List<Stored> dependentsOf(Stored owner) {
        return owners.dependentsOf(owner).stream()
                .flatMap(key -> hands.latest(key).stream())
                .toList();
    }

    private static ObjectNode without(ObjectNode tree, List<Owner> gone) {
        var uids = gone.stream().map(Owner::uid).toList();
        var metadata = Metadata.of(tree).node();
        var left = Json.array();
        Json.elements(metadata.path("ownerReferences"))
                .filter(reference -> !uids.contains(reference.path("uid").asText()))
                .forEach(left::add);
        if (left.isEmpty()) {
            metadata.remove("ownerReferences");
        } else {
            metadata.set("ownerReferences", left);
        }
        return tree;
    }
}
