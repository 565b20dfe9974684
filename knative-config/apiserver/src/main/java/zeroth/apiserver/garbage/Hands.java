package zeroth.apiserver.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import zeroth.apiserver.kind.Kinds;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.DeleteOptions;
import zeroth.apiserver.resource.DeleteOptions.Propagation;
import zeroth.apiserver.resource.Deletion;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Target;
import zeroth.apiserver.resource.Updates;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;

/**
 * How garbage is taken away: as a client would, only ever the very object that was looked at. That it is gone or changed
 * meanwhile is no fault; its next change will be looked at as well.
 */
public record Hands(Store store, Kinds kinds, Updates updates, Deletion deletion) {
    private static final System.Logger LOG = System.getLogger(Hands.class.getName());

    Optional<Stored> latest(Key key) {
        return store.get(key);
    }

    public void delete(Stored object) {
        delete(object, Propagation.BACKGROUND);
    }

    void deleteInForeground(Stored object) {
        delete(object, Propagation.FOREGROUND);
    }

    public void removeFinalizer(Stored object, String finalizer) {
        edit(object, tree -> {
            var metadata = Metadata.of(tree);
            metadata.setFinalizers(metadata.finalizers().stream()
                    .filter(name -> !name.equals(finalizer))
                    .toList());
            return tree;
        });
    }

    void edit(Stored object, UnaryOperator<ObjectNode> change) {
        var uid = object.facts().uid();
        attempt(
                object,
                target -> updates.edit(
                        target,
                        tree -> Metadata.of(tree).uid().equals(uid) ? change.apply(tree) : tree,
                        FieldValidation.IGNORE));
    }

    private void delete(Stored object, Propagation propagation) {
        var options = new DeleteOptions(
                propagation, OptionalLong.empty(), Optional.of(object.facts().uid()), Optional.empty());
        attempt(object, target -> deletion.delete(target, options));
    }

    private void attempt(Stored object, Action action) {
        var key = object.key();
        var namespace = Optional.of(key.namespace()).filter(text -> !text.isEmpty());
        try {
            kinds.find(key.resource())
                    .map(kind -> new Target(kind, namespace, Optional.of(key.name()), Optional.empty()))
                    .ifPresent(action::on);
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.DEBUG, "not taken away: " + key, e);
        }
    }

    private interface Action {
        void on(Target target);
    }
}
